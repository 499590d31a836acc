// Data keys, one or more per owner, kept only wrapped: by the passkey's secret, by a key of this device, or (shared phone) by this tab.
import { fromB64u, random, toB64u } from '../bytes';
import { type DataKey, getMeta, use, type Wrap } from '../db';
import { newDataKey, newDeviceKey, rawWrappingKey, unwrap, wrap } from './cipher';

export const IDLE = 30 * 60_000; // an unlocked vault locks with the session's idle end
export const DEVICE_LIFE = 14 * 24 * 3600_000; // a device key that nobody used this long goes, and its records with it
const MINUTE = 60_000;
const TAB = 'goyong24-tab';

export interface Key { id: string; key: CryptoKey }

export const isShared = async (): Promise<boolean> => (await getMeta<boolean>('shared')) === true;
export const keysOf = (owner: string): Promise<DataKey[]> => use((db) => db.getAllFromIndex('keys', 'owner', owner));

/** The secret of a shared phone lives and dies with the tab; sessionStorage carries it from page to page. */
function tabSecret(make: boolean): Promise<CryptoKey> | undefined {
  const kept = sessionStorage.getItem(TAB) ?? (make ? toB64u(random(32)) : null);
  if (kept === null) return undefined;
  sessionStorage.setItem(TAB, kept);
  return rawWrappingKey(fromB64u(kept));
}
export const forgetTab = (): void => sessionStorage.removeItem(TAB);

/** The key, if it can be opened without a touch. */
export async function openKey(row: DataKey, extractable = false): Promise<CryptoKey | undefined> {
  if (!extractable && row.opened && row.opened.until > Date.now()) return row.opened.key;
  for (const box of row.wraps) {
    const by = box.by === 'device' ? box.key : box.by === 'tab' ? await tabSecret(false) : undefined;
    const key = by && (await unwrap(by, box, row.owner, row.id, extractable).catch(() => undefined));
    if (key) return key;
  }
  return undefined;
}

export async function makeKey(owner: string): Promise<Key> {
  const id = crypto.randomUUID();
  const data = await newDataKey();
  const now = Date.now();
  const row: DataKey = { schema: 1, id, owner, made: now, used: now, wraps: [await firstWrap(data, owner, id)] };
  await use((db) => db.put('keys', row));
  return { id, key: (await openKey(row)) ?? data };
}

async function firstWrap(data: CryptoKey, owner: string, id: string): Promise<Wrap> {
  const tab = (await isShared()) ? await tabSecret(true) : undefined;
  if (tab) return { by: 'tab', ...(await wrap(data, tab, owner, id)) };
  const device = await newDeviceKey();
  return { by: 'device', key: device, ...(await wrap(data, device, owner, id)) };
}

/** Use keeps a vault open and a device key alive; written at most once a minute. */
async function stamp(row: DataKey): Promise<void> {
  const now = Date.now();
  if (now - row.used < MINUTE) return;
  await use(async (db) => {
    const tx = db.transaction('keys', 'readwrite');
    const fresh = await tx.store.get(row.id);
    if (fresh) await tx.store.put({ ...fresh, used: now, ...(fresh.opened && fresh.opened.until > now ? { opened: { key: fresh.opened.key, until: now + IDLE } } : {}) });
    await tx.done;
  });
}

/** All keys of the owner that are open now, newest first. */
export async function openKeys(owner: string): Promise<Key[]> {
  const open: Key[] = [];
  for (const row of (await keysOf(owner)).sort((a, b) => b.made - a.made)) {
    const key = await openKey(row);
    if (!key) continue;
    open.push({ id: row.id, key });
    await stamp(row);
  }
  return open;
}

/** The key to write with. Typing is never refused: where the vault is locked, new text gets a key of this device until the next touch. */
export const writingKey = async (owner: string): Promise<Key> => (await openKeys(owner))[0] ?? makeKey(owner);
