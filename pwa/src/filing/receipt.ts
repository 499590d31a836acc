// A receipt counts only when the service's Ed25519 key signed it and it names this id and this digest.
import { type Bytes, fromB64u, join, text, utf8 } from '../bytes';
import type { Answer, Receipt } from './types';

const TAG = 'goyong24/receipt/1\0';
type Noble = { verifyAsync(signature: Bytes, message: Bytes, key: Bytes, options?: { zip215?: boolean }): Promise<boolean> };

/** `fallback` is the page's way where the browser has no Ed25519; a worker may not import() and passes none. */
async function signedBy(key: Bytes, signature: Bytes, message: Bytes, fallback?: () => Promise<Noble>): Promise<boolean | undefined> {
  const native = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']).catch(() => null);
  if (native) return crypto.subtle.verify({ name: 'Ed25519' }, native, signature, message);
  return fallback && (await fallback()).verifyAsync(signature, message, key, { zip215: false });
}

/** The receipt; null: not ours, or not for this entry; undefined: cannot be told here. `digest` undefined: any content of that id. */
export async function verifyReceipt(
  answer: Answer, wanted: { id: string; digest?: string }, keys: Record<string, string>, fallback?: () => Promise<Noble>,
): Promise<Receipt | null | undefined> {
  try {
    const key = Object.hasOwn(keys, answer.key) ? keys[answer.key] : undefined;
    if (key === undefined) return null; // an unknown key is no receipt: the entry stays until /keys.json names it
    const said = fromB64u(answer.receipt);
    const good = await signedBy(fromB64u(key), fromB64u(answer.signature), join(utf8(TAG), said), fallback);
    if (good === undefined) return undefined;
    const receipt = good && (JSON.parse(text(said)) as Receipt);
    return receipt && receipt.id === wanted.id && (wanted.digest === undefined || receipt.digest === wanted.digest) ? receipt : null;
  } catch {
    return null;
  }
}
