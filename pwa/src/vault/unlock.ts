// After a touch: open the vault by the passkey's secret, or give it that wrap; then gather what lies under other keys.
import { ANONYMOUS, type DataKey, type Sealed, use } from '../db';
import type { Prf } from '../passkeys/prf';
import { newDataKey, passkeyWrappingKey, unwrap, wrap } from './cipher';
import { IDLE, isShared, type Key, keysOf, openKey, openKeys, writingKey } from './keys';
import { open, recordsOf, sealRecord } from './records';

/** A passkey without a secret, or a shared phone, leaves the device's (or the tab's) key in place. */
export async function unlock(owner: string, touch: Prf): Promise<void> {
  const key = touch.secret && !(await isShared()) ? await openByPasskey(owner, touch.credential, touch.secret.slice()) : await writingKey(owner);
  await gather(owner, owner, key);
}

/** What was begun before joining becomes the person's: encrypted again under the person's key and name. */
export async function adopt(owner: string): Promise<void> {
  await gather(ANONYMOUS, owner, await writingKey(owner));
}

async function openByPasskey(owner: string, credential: string, secret: Uint8Array<ArrayBuffer>): Promise<Key> {
  const by = await passkeyWrappingKey(secret, owner);
  const rows = await keysOf(owner);
  const known = rows.find((row) => row.wraps.some((box) => box.by === 'passkey' && box.credential === credential));
  const now = Date.now();
  if (known) {
    const box = known.wraps.find((w) => w.by === 'passkey' && w.credential === credential);
    const key = box && (await unwrap(by, box, owner, known.id, false).catch(() => undefined));
    if (key) return keep({ ...known, used: now, opened: { key, until: now + IDLE } }, key);
  }
  return keep(...(await wrapped(owner, credential, by, rows.find((row) => row.wraps.some((box) => box.by === 'device')))));
}

/** A device key is re-wrapped by the passkey and thereby loses its device wrap; without one a new data key is made. */
async function wrapped(owner: string, credential: string, by: CryptoKey, device: DataKey | undefined): Promise<[DataKey, CryptoKey]> {
  const old = device && (await openKey(device, true));
  const data = old ?? (await newDataKey());
  const id = old && device ? device.id : crypto.randomUUID();
  const box = await wrap(data, by, owner, id);
  const key = await unwrap(by, box, owner, id, false);
  const now = Date.now();
  return [{ schema: 1, id, owner, made: now, used: now, wraps: [{ by: 'passkey', credential, ...box }], opened: { key, until: now + IDLE } }, key];
}

async function keep(row: DataKey, key: CryptoKey): Promise<Key> {
  await use((db) => db.put('keys', row));
  return { id: row.id, key };
}

/** Encrypt again under one key what the other open keys of `from` hold; keys that hold nothing afterwards go. One transaction: all or nothing. */
async function gather(from: string, to: string, key: Key): Promise<void> {
  const keys = (await openKeys(from)).filter((other) => other.id !== key.id);
  const moved: { before: number; record: Sealed }[] = [];
  for (const record of await recordsOf(from)) {
    const value = await open(record, keys);
    if (value !== undefined) moved.push({ before: record.changed, record: await sealRecord(to, record.id, record.kind, value, key) });
  }
  await use(async (db) => {
    const tx = db.transaction(['records', 'keys'], 'readwrite');
    const records = tx.objectStore('records');
    for (const { before, record } of moved) {
      if ((await records.get(record.id))?.changed === before) await records.put(record); // another tab may have typed on
    }
    for (const other of keys) await tx.objectStore('keys').delete(other.id);
    await tx.done;
  });
}
