// The one database on the phone. Every row carries the version of its shape, so that a newer script can still read it.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Bytes } from './bytes';
import type { Answer, Envelope } from './filing/types';

/** A sealed filing that waits. Who, what procedure and when are all that can be read of it. */
export interface Entry {
  schema: 1;
  id: string;
  person: string;
  procedure: string;
  about: string | null;
  digest: string;
  envelope: Envelope;
  created: number;
  tries: number;
  notBefore: number;
  asked?: boolean; // the server itself named the time (Retry-After): no probe shortens it
  held?: string;
  errors?: Record<string, string[]>;
  answer?: Answer; // an answer whose signature could not be checked here
  other?: Answer; // the receipt of the submission that stands in the way
  triedKeys: string[];
}

/** A record of the vault: encrypted, bound to its owner and its id. */
export interface Sealed { schema: 1; id: string; owner: string; kind: string; key: string; nonce: Bytes; text: Bytes; changed: number }

export type Wrap =
  | { by: 'device'; key: CryptoKey; nonce: Bytes; wrapped: Bytes }
  | { by: 'passkey'; credential: string; nonce: Bytes; wrapped: Bytes }
  | { by: 'tab'; nonce: Bytes; wrapped: Bytes };

/** A data key of one owner, stored only wrapped; `opened` is the non-extractable copy of an unlocked vault. */
export interface DataKey { schema: 1; id: string; owner: string; made: number; used: number; wraps: Wrap[]; opened?: { key: CryptoKey; until: number } }

export interface ReceiptRow { schema: 1; id: string; person: string; procedure: string; about: string | null; number: string; received_at: string; answer: Answer }

interface Schema extends DBSchema {
  outbox: { key: string; value: Entry; indexes: { created: number } };
  records: { key: string; value: Sealed; indexes: { owner: string } };
  keys: { key: string; value: DataKey; indexes: { owner: string } };
  receipts: { key: string; value: ReceiptRow };
  meta: { key: string; value: unknown };
}
export type Database = IDBPDatabase<Schema>;

/** Who owns what was begun before joining. */
export const ANONYMOUS = 'anonymous';
const NAME = 'goyong24';
const VERSION = 1;
let connection: Promise<Database> | undefined;

function connect(): Promise<Database> {
  const forget = () => (connection = undefined);
  return openDB<Schema>(NAME, VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('created', 'created');
        db.createObjectStore('records', { keyPath: 'id' }).createIndex('owner', 'owner');
        db.createObjectStore('keys', { keyPath: 'id' }).createIndex('owner', 'owner');
        db.createObjectStore('receipts', { keyPath: 'id' });
        db.createObjectStore('meta');
      }
    },
    blocking(_from, _to, event) { // a newer page wants to upgrade: never stand in its way
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
}

/** Browsers close connections of sleeping pages: a closed one is opened anew, once. */
export async function use<T>(work: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await work(await (connection ??= connect()));
  } catch (problem) {
    connection = undefined;
    if (!['InvalidStateError', 'AbortError', 'UnknownError'].includes((problem as Error).name)) throw problem;
    return work(await (connection = connect()));
  }
}

export const getMeta = <T>(key: string): Promise<T | undefined> => use((db) => db.get('meta', key) as Promise<T | undefined>);
export const setMeta = async (key: string, value: unknown): Promise<void> => void (await use((db) => db.put('meta', value, key)));
export const dropMeta = (key: string): Promise<void> => use((db) => db.delete('meta', key));
