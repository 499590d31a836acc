// What no longer may lie on the phone goes: opened copies after the idle time, device keys after 14 idle days, a shared phone's left-overs, all at logout.
import { type DataKey, use } from '../db';
import { DEVICE_LIFE, forgetTab, isShared, openKey } from './keys';

const LOCK = 'goyong24-tab';

/** At every start. A shared phone's records stay only while a tab that can read them is open. */
export async function tidy(): Promise<void> {
  const now = Date.now();
  for (const row of await use((db) => db.getAll('keys'))) {
    if (row.opened && row.opened.until <= now) await use((db) => db.put('keys', without(row)));
    if (row.wraps.some((box) => box.by === 'device') && now - row.used > DEVICE_LIFE) await drop(row);
    if (row.wraps.some((box) => box.by === 'tab') && !(await openKey(row))) {
      await navigator.locks.request(LOCK, { ifAvailable: true }, (free) => (free ? drop(row) : undefined));
    }
  }
  if (await isShared()) void navigator.locks.request(LOCK, { mode: 'shared' }, () => new Promise(() => {})); // until this page closes
}

function without({ opened: _, ...row }: DataKey): DataKey {
  return row;
}

async function drop(row: DataKey): Promise<void> {
  await use(async (db) => {
    const tx = db.transaction(['records', 'keys'], 'readwrite');
    for (const record of await tx.objectStore('records').index('owner').getAll(row.owner)) {
      if (record.key === row.id) await tx.objectStore('records').delete(record.id);
    }
    await tx.objectStore('keys').delete(row.id);
    await tx.done;
  });
}

/** Logout and "erase": every draft, key, receipt and name. What is sealed and waits stays and is still sent. */
export async function purge(): Promise<void> {
  forgetTab();
  await use(async (db) => {
    const tx = db.transaction(['records', 'keys', 'receipts', 'meta'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      tx.objectStore('records').clear(),
      tx.objectStore('keys').clear(),
      tx.objectStore('receipts').clear(),
      tx.objectStore('meta').delete('account'),
      tx.objectStore('meta').delete('second-way'),
      tx.done,
    ]);
  });
}
