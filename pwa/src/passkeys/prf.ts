// The passkey's own secret (WebAuthn PRF) opens the vault. It never leaves the phone: what goes to the server is stripped of it.
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { type Bytes, fromB64u } from '../bytes';

/** What a touch told about the vault: which passkey, and its secret where it has one. */
export interface Prf { credential: string; secret?: Bytes }

// SHA-256 of "goyong24/vault/1", as the server's options carry it. Fixed here too, since the vault must open offline;
// the secret itself is bound to the passkey and this site by the authenticator.
const SALT = fromB64u('J300ugZIR-4bZhHZCF9iwqSYr0S5CaY9RhVS_hCDdzo');
type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;
type Response = AuthenticationResponseJSON | RegistrationResponseJSON;

export function askingPrf<T extends Options>(options: T): T {
  return { ...options, extensions: { ...options.extensions, prf: { eval: { first: SALT } } } };
}

export function prfOf(response: Response): Prf {
  const results = response.clientExtensionResults as { prf?: { results?: { first?: ArrayBuffer | Bytes } } };
  const first = results.prf?.results?.first;
  return first ? { credential: response.id, secret: new Uint8Array(first).slice() as Bytes } : { credential: response.id };
}

export function forServer<T extends Response>(response: T): T {
  return { ...response, clientExtensionResults: {} };
}
