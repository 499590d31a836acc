// Seal what was signed to the service's key: HPKE (RFC 9180), base mode, HKDF-SHA256, AES-256-GCM.
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type Bytes, fromB64u, idBytes, join, utf8 } from '../bytes';
import type { SealingKey } from './types';

const KEM = { 'P-256': DhkemP256HkdfSha256, X25519: DhkemX25519HkdfSha256 };
const TAG = 'goyong24/envelope/1\0';

async function sealTo(key: SealingKey, body: Bytes, info: Bytes): Promise<Bytes> {
  const suite = new CipherSuite({ kem: new KEM[key.kem](), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromB64u(key.public));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, body);
  return join(new Uint8Array(enc), new Uint8Array(ct));
}

/** X25519 first; browsers without it take P-256. Id and digest are bound in, so the outside of an envelope cannot be exchanged. */
export async function seal(body: Bytes, id: string, digest: Bytes, keys: SealingKey[]): Promise<{ key: string; sealed: Bytes }> {
  const info = join(utf8(TAG), idBytes(id), digest);
  let why: unknown = new Error('no sealing key');
  for (const key of [...keys].sort((a, b) => Number(b.kem === 'X25519') - Number(a.kem === 'X25519'))) {
    try {
      return { key: key.id, sealed: await sealTo(key, body, info) };
    } catch (problem) {
      why = problem;
    }
  }
  throw why;
}
