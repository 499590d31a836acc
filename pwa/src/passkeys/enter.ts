// After joining or signing in: the vault opens, and what was begun before becomes this person's.
import { remember } from '../account';
import type { Session } from '../api-types';
import { dropMeta, getMeta, setMeta } from '../db';
import { announce } from '../news';
import { adopt, unlock } from '../vault/unlock';
import type { Prf } from './prf';
import { signalAccepted } from './signal';

const SIGN_INS = 'sign-ins';

export async function enter(session: Session, touch: Prf, userHandle?: string): Promise<void> {
  await remember(session, userHandle);
  await unlock(session.person, touch);
  await adopt(session.person);
  await countSignIn(session);
  await signalAccepted(session.passkeys);
  announce({ type: 'session' });
}

/** A second way in is asked for at the first sign-in and at each third, until there is one. */
async function countSignIn(session: Session): Promise<void> {
  const times = ((await getMeta<number>(SIGN_INS)) ?? 0) + 1;
  await setMeta(SIGN_INS, times);
  const ask = session.passkeys.length < 2 && (times === 1 || times % 3 === 0);
  await (ask ? setMeta('second-way', true) : dropMeta('second-way'));
}
