// Who uses this phone, as far as the phone knows. Nothing here asks the server; the cookie itself is out of a script's reach.
import type { Session } from './api-types';
import { ANONYMOUS, dropMeta, getMeta, setMeta } from './db';

export interface Account { schema: 1; person: string; passkeys: string[]; userHandle?: string; expiresAt: string; freshUntil: string | null }
export type Standing = 'in' | 'expired' | 'out';

export const account = (): Promise<Account | undefined> => getMeta<Account>('account');

/** Whose records this page reads and writes. A session that ended by time still has its owner; logout ends that too. */
export const owner = async (): Promise<string> => (await account())?.person ?? ANONYMOUS;

export function standing(who: Account | undefined, now = Date.now()): Standing {
  if (!who) return 'out';
  return Date.parse(who.expiresAt) > now ? 'in' : 'expired';
}

export const isFresh = (who: Account, now = Date.now()): boolean => who.freshUntil !== null && Date.parse(who.freshUntil) > now + 10_000;

export async function remember(session: Session, userHandle?: string): Promise<Account> {
  const known = await account();
  const handle = userHandle ?? (known?.person === session.person ? known.userHandle : undefined);
  const who: Account = {
    schema: 1, person: session.person, passkeys: session.passkeys, expiresAt: session.expires_at, freshUntil: session.fresh_until,
    ...(handle ? { userHandle: handle } : {}),
  };
  await setMeta('account', who);
  await dropMeta('sign-out-owed');
  return who;
}

/** The server said the session is over: the owner stays known until logout, the drafts with it. */
export async function markEnded(): Promise<void> {
  const who = await account();
  if (who) await setMeta('account', { ...who, expiresAt: new Date(0).toISOString(), freshUntil: null });
}

export async function markStale(): Promise<void> {
  const who = await account();
  if (who) await setMeta('account', { ...who, freshUntil: null });
}
