// Held entries that need no person: sealed to a key that is closed now, or held by a page that was too old.
import { fromB64u, sha256, toB64u, utf8 } from '../bytes';
import type { Entry } from '../db';
import { serviceKeys } from '../filing/keys';
import { readDraft } from '../vault/drafts';
import { entryOf, locked, update, waiting } from './store';

/** True when something may be sent again. */
export async function mend(): Promise<boolean> {
  let mended = false;
  for (const entry of await waiting()) {
    if (entry.held === 'unreadable' && (await resealed(entry))) mended = true;
  }
  return mended;
}

/** Same content, same id, same digest, the same touch: only the seal is new. Each key is tried once. */
async function resealed(entry: Entry): Promise<boolean> {
  const body = (await readDraft(entry.id))?.body;
  if (body === undefined) return false; // signed out meanwhile or locked: it stays, and is shown
  const keys = (await serviceKeys()).sealing.filter((key) => !entry.triedKeys.includes(key.id));
  if (keys.length === 0) return false;
  const bytes = utf8(body);
  if (toB64u(await sha256(bytes)) !== entry.digest) return false;
  const { seal } = await import('../filing/seal');
  const { key, sealed } = await seal(bytes, entry.id, fromB64u(entry.digest), keys);
  return locked(async () => {
    const now = await entryOf(entry.id);
    if (now?.held !== 'unreadable') return false;
    const { held: _held, ...rest } = now;
    await update({ ...rest, envelope: { ...now.envelope, key, sealed: toB64u(sealed) }, notBefore: 0, triedKeys: [...now.triedKeys, key] });
    return true;
  });
}
