// One touch of the passkey signs a digest. Needs no network: the challenge is derived, and the ids were kept at sign-in.
import { startAuthentication } from '@simplewebauthn/browser';
import { type Bytes, toB64u } from '../bytes';
import { askingPrf, type Prf, prfOf } from '../passkeys/prf';
import { challengeOf } from './canonical';
import type { Assertion } from './types';

/** `passkeys`: this person's only, so that nobody else's answers. The user handle stays out: the assertion lies unsealed in the outbox. */
export async function sign(id: string, digest: Bytes, passkeys: string[]): Promise<{ assertion: Assertion; prf: Prf }> {
  const credential = await startAuthentication({
    optionsJSON: askingPrf({
      challenge: toB64u(await challengeOf(id, digest)),
      rpId: location.hostname,
      userVerification: 'required',
      timeout: 120_000,
      allowCredentials: passkeys.map((passkey) => ({ id: passkey, type: 'public-key' as const })),
    }),
  });
  const { clientDataJSON, authenticatorData, signature } = credential.response;
  return {
    assertion: { id: credential.id, rawId: credential.rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature } },
    prf: prfOf(credential),
  };
}
