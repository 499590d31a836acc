// Leaving, staying, and what the server says about the session.
import { account, remember } from './account';
import { call, Unreachable } from './api';
import type { Session } from './api-types';
import { dropMeta, getMeta, setMeta } from './db';
import { announce, tellTabs } from './news';
import { purge } from './vault/tidy';
import { language } from './words';

const PATIENCE = 3_000;

/** First this phone, also offline and within moments; then the server, now or at the next contact; then a page that shows nothing. */
export async function signOut(everywhere = false): Promise<void> {
  document.body.hidden = true;
  await setMeta('sign-out-owed', everywhere ? 'sessions' : 'session');
  await purge();
  sessionStorage.clear();
  tellTabs({ type: 'signed-out' });
  await Promise.race([payOwed(), new Promise((done) => setTimeout(done, PATIENCE))]);
  location.replace(`/${language()}/`);
}

/** Signed out without network: the server's session ends as soon as it can be told. */
export async function payOwed(): Promise<void> {
  const owed = await getMeta<'session' | 'sessions'>('sign-out-owed');
  if (!owed || (await account())) return;
  try {
    await call('DELETE', '/' + owed, {}, true);
  } catch (problem) {
    if (problem instanceof Unreachable) return;
  }
  await dropMeta('sign-out-owed');
}

export async function extend(): Promise<void> {
  await remember(await call<Session>('POST', '/session/extend', {}));
  announce({ type: 'session' });
}

/** What the server says now; undefined when it cannot be asked or the session is over. */
export async function look(): Promise<Session | undefined> {
  try {
    const session = await call<Session>('GET', '/session');
    await remember(session);
    return session;
  } catch {
    return undefined;
  }
}
