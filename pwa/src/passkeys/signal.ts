// Tell the phone's passkey manager what the server knows, so that it stops offering dead passkeys (WebAuthn Level 3, signal methods).
import { account } from '../account';

interface Signals {
  signalUnknownCredential?(options: { rpId: string; credentialId: string }): Promise<void>;
  signalAllAcceptedCredentials?(options: { rpId: string; userId: string; allAcceptedCredentialIds: string[] }): Promise<void>;
}
const signals = (): Signals => (typeof PublicKeyCredential === 'undefined' ? {} : (PublicKeyCredential as unknown as Signals));

export async function signalUnknown(credentialId: string): Promise<void> {
  await signals().signalUnknownCredential?.({ rpId: location.hostname, credentialId }).catch(() => {});
}

/** `complete`: every passkey of the account. A list with one missing would hide a good passkey. */
export async function signalAccepted(complete: string[]): Promise<void> {
  const userId = (await account())?.userHandle;
  if (userId && complete.length > 0) await signals().signalAllAcceptedCredentials?.({ rpId: location.hostname, userId, allAcceptedCredentialIds: complete }).catch(() => {});
}
