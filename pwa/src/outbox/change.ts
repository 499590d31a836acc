// Changing what waits. An entry that was tried once may be stored at the office: ask there first, and never edit it in place.
import { v7 } from 'uuid';
import { call, Problem } from '../api';
import type { Opened, Submission } from '../api-types';
import type { Entry } from '../db';
import { checkReceipt } from '../filing/keys';
import { type Draft, draftOf, newDraft, readDraft, saveDraft } from '../vault/drafts';
import { discard, entryOf, keepReceipt, locked } from './store';

export type Changed = 'open' | 'received' | 'busy';

/** Held with these, the office has stored nothing under this id: it may be written again. */
const NOT_STORED = new Set(['invalid_answers', 'update_first', 'malformed', 'too_large']);

/** open: the draft is open again in its form · received: the office has it already · busy: it is on its way just now */
export async function change(entry: Entry): Promise<Changed> {
  if (entry.held !== undefined && NOT_STORED.has(entry.held)) return reopen(entry, entry.id, null);
  if (entry.tries === 0) return (await untried(entry.id)) ? reopen(entry, entry.id, null) : 'busy';
  try {
    const stored = await call<Submission>('GET', '/submissions/' + entry.id);
    const receipt = await checkReceipt(stored.receipt, { id: entry.id, digest: entry.digest });
    if (receipt) await keepReceipt(entry, receipt, stored.receipt);
    return 'received';
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
    return reopen(entry, v7(), entry.id); // unknown there: from now on the new one stands for it
  }
}

const untried = (id: string): Promise<boolean> => locked(async () => (await entryOf(id))?.tries === 0);

async function reopen(entry: Entry, id: string, replaces: string | null): Promise<Changed> {
  const draft = await written(entry);
  const { body: _signed, ...rest } = draft;
  await discard(entry.id);
  await saveDraft({ ...rest, id, replaces: replaces ?? draft.replaces, state: 'open', ...(entry.errors ? { errors: entry.errors } : {}) });
  return 'open';
}

/** From the vault; signed out meanwhile, the office opens the envelope for its owner and stores nothing. */
async function written(entry: Entry): Promise<Draft> {
  const kept = await readDraft(entry.id);
  if (kept) return kept;
  const { filing } = await call<Opened>('POST', '/submissions/open', entry.envelope);
  return draftOf(filing);
}

/** Take back something already received: an envelope of its own that names it. */
export const withdrawal = (submission: string): Draft => newDraft('withdrawal', '1', submission);
