// AES-256-GCM for records and for wrapping data keys: a fresh 96-bit nonce each time, bound to owner and id.
import { type Bytes, random, text, utf8 } from '../bytes';

const AES = { name: 'AES-GCM', length: 256 } as const;
export interface Box { nonce: Bytes; text: Bytes }

const bound = (owner: string, id: string): Bytes => utf8(owner + '|' + id);

export async function encrypt(key: CryptoKey, owner: string, id: string, value: unknown): Promise<Box> {
  const nonce = random(12);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound(owner, id) }, key, utf8(JSON.stringify(value)));
  return { nonce, text: new Uint8Array(box) };
}

export async function decrypt<T>(key: CryptoKey, owner: string, id: string, box: Box): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.nonce, additionalData: bound(owner, id) }, key, box.text);
  return JSON.parse(text(new Uint8Array(plain))) as T;
}

/** Extractable only so that it can be wrapped; what is kept open is always a copy that is not. */
export const newDataKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
export const newDeviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, false, ['wrapKey', 'unwrapKey']);
export const rawWrappingKey = (raw: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, AES, false, ['wrapKey', 'unwrapKey']);

export async function passkeyWrappingKey(secret: Bytes, owner: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('goyong24/vault/1\0' + owner) };
  return crypto.subtle.deriveKey(how, base, AES, false, ['wrapKey', 'unwrapKey']);
}

export async function wrap(data: CryptoKey, by: CryptoKey, owner: string, id: string): Promise<{ nonce: Bytes; wrapped: Bytes }> {
  const nonce = random(12);
  const wrapped = await crypto.subtle.wrapKey('raw', data, by, { name: 'AES-GCM', iv: nonce, additionalData: bound(owner, id) });
  return { nonce, wrapped: new Uint8Array(wrapped) };
}

export function unwrap(by: CryptoKey, box: { nonce: Bytes; wrapped: Bytes }, owner: string, id: string, extractable: boolean): Promise<CryptoKey> {
  const how = { name: 'AES-GCM', iv: box.nonce, additionalData: bound(owner, id) };
  return crypto.subtle.unwrapKey('raw', box.wrapped, by, how, 'AES-GCM', extractable, ['encrypt', 'decrypt']);
}
