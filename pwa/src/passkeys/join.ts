// Open an account: one passkey, no name, no number.
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { call } from '../api';
import type { Ceremony, Passkey, Session } from '../api-types';
import { language } from '../words';
import { enter } from './enter';
import { askingPrf, forServer, prfOf } from './prf';

type Options = Ceremony<PublicKeyCredentialCreationOptionsJSON>;

export async function join(): Promise<Session> {
  const { ceremony, options } = await call<Options>('POST', '/passkeys/join/options', { language: language() });
  const credential = await startRegistration({ optionsJSON: askingPrf(options) });
  const session = await call<Session>('POST', '/passkeys/join/verify', { ceremony, credential: forServer(credential) });
  await enter(session, prfOf(credential), options.user.id);
  return session;
}

/** One more passkey for the same account; the session must be fresh. */
export async function add(name: string): Promise<Passkey> {
  const { ceremony, options } = await call<Options>('POST', '/passkeys/add/options', {});
  const credential = await startRegistration({ optionsJSON: askingPrf(options) });
  return call<Passkey>('POST', '/passkeys/add/verify', { ceremony, credential: forServer(credential), ...(name ? { name } : {}) });
}
