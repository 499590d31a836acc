// Before a change that matters: confirm again, at most every five minutes. And the touch that opens the vault without any network.
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { account, isFresh, owner, remember } from '../account';
import { call } from '../api';
import type { Ceremony, Session } from '../api-types';
import { random, toB64u } from '../bytes';
import { announce } from '../news';
import { unlock } from '../vault/unlock';
import { askingPrf, forServer, prfOf } from './prf';

export async function stepUp(): Promise<void> {
  const who = await account();
  if (who && isFresh(who)) return;
  const { ceremony, options } = await call<Ceremony<PublicKeyCredentialRequestOptionsJSON>>('POST', '/passkeys/step-up/options', {});
  const credential = await startAuthentication({ optionsJSON: askingPrf(options) });
  const session = await call<Session>('POST', '/passkeys/step-up/verify', { ceremony, credential: forServer(credential) });
  await remember(session);
  await unlock(session.person, prfOf(credential));
  announce({ type: 'session' });
}

/** Nobody checks this challenge: the passkey's secret is what opens, and no server is asked. */
export async function touchToUnlock(): Promise<void> {
  const who = await account();
  const credential = await startAuthentication({
    optionsJSON: askingPrf({
      challenge: toB64u(random(32)), rpId: location.hostname, userVerification: 'required', timeout: 120_000,
      allowCredentials: (who?.passkeys ?? []).map((id) => ({ id, type: 'public-key' as const })),
    }),
  });
  await unlock(await owner(), prfOf(credential));
}
