// Sign in with a passkey that the phone itself offers: by the button, or by the browser's autofill.
import { type AuthenticationResponseJSON, browserSupportsWebAuthnAutofill, type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { call, Problem } from '../api';
import type { Ceremony, Session } from '../api-types';
import { enter } from './enter';
import { askingPrf, forServer, prfOf } from './prf';
import { signalUnknown } from './signal';

type Options = Ceremony<PublicKeyCredentialRequestOptionsJSON>;

export async function signIn(autofill = false): Promise<Session> {
  const { ceremony, options } = await call<Options>('POST', '/passkeys/sign-in/options', {});
  const credential = await startAuthentication({ optionsJSON: askingPrf(options), useBrowserAutofill: autofill });
  return finish(ceremony, credential);
}

async function finish(ceremony: string, credential: AuthenticationResponseJSON): Promise<Session> {
  try {
    const session = await call<Session>('POST', '/passkeys/sign-in/verify', { ceremony, credential: forServer(credential) });
    await enter(session, prfOf(credential), credential.response.userHandle);
    return session;
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'passkey_removed') await signalUnknown(credential.id);
    throw problem;
  }
}

export const autofills = (): Promise<boolean> => browserSupportsWebAuthnAutofill();
