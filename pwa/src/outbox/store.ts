// The outbox: a signed, sealed envelope is written first, sent second, and goes only with a verified receipt or at the person's word.
import { type Database, type Entry, type ReceiptRow, type Sealed, use } from '../db';
import type { Answer, Receipt } from '../filing/types';

export const LOCK = 'outbox';
export type Fresh = Pick<Entry, 'id' | 'person' | 'procedure' | 'about' | 'digest' | 'envelope'>;

/** Sender and editor exclude each other, one entry at a time. */
export function locked<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, work) as Promise<T>;
}

/** Entry and signed draft in one transaction. Resolves once both are on the disk and read back: only then may a page say "kept on this phone". */
export async function keep(fresh: Fresh, draft: Sealed): Promise<void> {
  const put = () => use((db) => write(db, fresh, draft));
  await ((await entryOf(fresh.id)) ? locked(put) : put()); // a new id concerns no sender; an old one may be on its way just now
}

async function write(db: Database, fresh: Fresh, draft: Sealed): Promise<void> {
  const tx = db.transaction(['outbox', 'records'], 'readwrite', { durability: 'strict' });
  const before = await tx.objectStore('outbox').get(fresh.id);
  const entry: Entry = { ...fresh, schema: 1, created: before?.created ?? Date.now(), tries: before?.tries ?? 0, notBefore: 0, triedKeys: [fresh.envelope.key] };
  await tx.objectStore('outbox').put(entry);
  await tx.objectStore('records').put(draft);
  await tx.done;
  if ((await db.get('outbox', fresh.id))?.digest !== fresh.digest) throw new Error('not kept');
}

export const waiting = (): Promise<Entry[]> => use((db) => db.getAllFromIndex('outbox', 'created'));
export const entryOf = (id: string): Promise<Entry | undefined> => use((db) => db.get('outbox', id));
export const update = async (entry: Entry): Promise<void> => void (await use((db) => db.put('outbox', entry)));

/** Thrown away by the person, with what was written for it. */
export async function discard(id: string): Promise<void> {
  await locked(() => use(async (db) => {
    const tx = db.transaction(['outbox', 'records'], 'readwrite', { durability: 'strict' });
    await Promise.all([tx.objectStore('outbox').delete(id), tx.objectStore('records').delete(id), tx.done]);
  }));
}

/** The receipt stays, entry and draft go; one transaction. */
export async function settle(entry: Entry, receipt: Receipt, answer: Answer): Promise<void> {
  await keepReceipt({ id: entry.id, person: entry.person, procedure: entry.procedure, about: entry.about }, receipt, answer);
}

export async function keepReceipt(of: Pick<ReceiptRow, 'id' | 'person' | 'procedure' | 'about'>, receipt: Receipt, answer: Answer): Promise<void> {
  const row: ReceiptRow = { schema: 1, ...of, number: receipt.number, received_at: receipt.received_at, answer };
  await use(async (db) => {
    const tx = db.transaction(['receipts', 'outbox', 'records'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      tx.objectStore('receipts').put(row),
      tx.objectStore('outbox').delete(of.id),
      tx.objectStore('records').delete(of.id),
      tx.done,
    ]);
  });
}

export const receiptOf = (id: string): Promise<ReceiptRow | undefined> => use((db) => db.get('receipts', id));
export const receipts = (): Promise<ReceiptRow[]> => use((db) => db.getAll('receipts'));

/** A probe answered: forget the backoff, but not a time the server itself asked for. */
export async function wake(): Promise<void> {
  await use(async (db) => {
    const tx = db.transaction('outbox', 'readwrite');
    for await (const cursor of tx.store) {
      if (!cursor.value.held && !cursor.value.asked && cursor.value.notBefore > 0) await cursor.update({ ...cursor.value, notBefore: 0 });
    }
    await tx.done;
  });
}

/** Let a held entry try again, for instance after a new version of the page has come. */
export async function release(id: string): Promise<void> {
  await locked(async () => {
    const entry = await entryOf(id);
    if (!entry) return;
    const { held: _held, errors: _errors, other: _other, ...rest } = entry;
    await update({ ...rest, notBefore: 0 });
  });
}
