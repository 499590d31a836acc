// The bytes that are signed: RFC 8785, their digest, and the challenge derived from it.
import canonicalize from 'canonicalize';
import { type Bytes, idBytes, join, sha256, utf8 } from '../bytes';

const TAG = 'goyong24/submission/1\0';

/** Refuses what a reader on the other side would take differently: floats, big integers, undefined, text that is not NFC. */
function refuseDoubtful(value: unknown): void {
  if (value === undefined) throw new TypeError('not signable: undefined');
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('not signable: ' + value);
  if (typeof value === 'string' && value !== value.normalize('NFC')) throw new TypeError('not signable: text that is not NFC');
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    refuseDoubtful(name);
    refuseDoubtful(inner);
  }
}

export function canonicalBytes(value: unknown): Bytes {
  refuseDoubtful(value);
  return utf8(canonicalize(value) ?? ''); // throws on lone surrogates
}

/** What the passkey signs; the server derives the same, so nothing has to be fetched first. */
export function challengeOf(id: string, digest: Bytes): Promise<Bytes> {
  return sha256(join(utf8(TAG), idBytes(id), digest));
}
