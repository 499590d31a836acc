// Encrypted records. Nobody reads one without its owner's key, and an owner's list holds only what is the owner's.
import { type Sealed, use } from '../db';
import { decrypt, encrypt } from './cipher';
import { type Key, openKeys, writingKey } from './keys';

export type Kind = 'draft' | 'filed' | 'submission';

export async function sealRecord(owner: string, id: string, kind: string, value: unknown, key?: Key): Promise<Sealed> {
  const by = key ?? (await writingKey(owner));
  return { schema: 1, id, owner, kind, key: by.id, ...(await encrypt(by.key, owner, id, value)), changed: Date.now() };
}

export async function write(owner: string, id: string, kind: Kind, value: unknown, durability: IDBTransactionDurability = 'relaxed'): Promise<void> {
  const record = await sealRecord(owner, id, kind, value);
  await use(async (db) => {
    const tx = db.transaction('records', 'readwrite', { durability });
    await tx.store.put(record);
    await tx.done;
  });
}

export async function read<T>(owner: string, id: string): Promise<T | undefined> {
  const record = await use((db) => db.get('records', id));
  if (!record || record.owner !== owner) return undefined;
  return open<T>(record, await openKeys(owner));
}

export async function list<T>(owner: string, kind: Kind): Promise<T[]> {
  const keys = await openKeys(owner);
  const rows = (await recordsOf(owner)).filter((record) => record.kind === kind);
  const values = await Promise.all(rows.map((record) => open<T>(record, keys)));
  return values.filter((value) => value !== undefined);
}

/** Something of the owner's is here that only a touch opens. */
export async function isLocked(owner: string): Promise<boolean> {
  const open = new Set((await openKeys(owner)).map((key) => key.id));
  return (await recordsOf(owner)).some((record) => !open.has(record.key));
}

export const recordsOf = (owner: string): Promise<Sealed[]> => use((db) => db.getAllFromIndex('records', 'owner', owner));
export const remove = (id: string): Promise<void> => use((db) => db.delete('records', id));

export async function open<T>(record: Sealed, keys: Key[]): Promise<T | undefined> {
  const by = keys.find((key) => key.id === record.key);
  return by && decrypt<T>(by.key, record.owner, record.id, record).catch(() => undefined);
}
