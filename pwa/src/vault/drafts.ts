// Drafts: what a person is writing, and what was signed until its receipt has come. A draft's id is the id of the submission.
import { v7 } from 'uuid';
import { owner } from '../account';
import { getMeta, setMeta } from '../db';
import type { Answers, Filing } from '../filing/types';
import { language } from '../words';
import { list, read, remove, write } from './records';

/** open: being written · ready: finished, waits for one touch · sent: signed, lies sealed in the outbox beside this. */
export type DraftState = 'open' | 'ready' | 'sent';

export interface Draft {
  schema: 1;
  id: string;
  procedure: string;
  version: string;
  lang: string;
  about: string | null;
  replaces: string | null;
  state: DraftState;
  step: string;
  answers: Answers;
  changed: number;
  errors?: Record<string, string[]>; // what the office found wrong; shown at the fields when it is opened again
  body?: string; // the signed text, byte for byte, so that it can be sealed again under the same digest
}

export function newDraft(procedure: string, version: string, about: string | null = null): Draft {
  return { schema: 1, id: v7(), procedure, version, lang: language(), about, replaces: null, state: 'open', step: '', answers: {}, changed: Date.now() };
}

/** An envelope that the office opened for its owner, back as a draft. */
export function draftOf(filing: Filing): Draft {
  const { id, procedure, form_version: version, lang, about, replaces, answers } = filing;
  return { ...newDraft(procedure, version, about), id, lang, replaces, answers };
}

/** Asked once, at the first draft: browsers remove unasked storage when space is short. */
async function persist(): Promise<void> {
  if (await getMeta<boolean>('persist')) return;
  await setMeta('persist', true);
  await navigator.storage?.persist?.();
}

export async function saveDraft(draft: Draft): Promise<void> {
  await write(await owner(), draft.id, 'draft', { ...draft, changed: Date.now() }, draft.state === 'open' ? 'relaxed' : 'strict');
  void persist().catch(() => {});
}

export const readDraft = async (id: string): Promise<Draft | undefined> => read<Draft>(await owner(), id);
export const dropDraft = remove;

export async function drafts(): Promise<Draft[]> {
  return (await list<Draft>(await owner(), 'draft')).sort((a, b) => b.changed - a.changed);
}

/** The one to go on with when its form is opened. */
export async function unsent(procedure: string): Promise<Draft | undefined> {
  return (await drafts()).find((draft) => draft.procedure === procedure && draft.state !== 'sent');
}
