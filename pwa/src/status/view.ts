// All that this phone and the office know of one submission.
import { account, owner, standing } from '../account';
import { call, Problem, Unreachable } from '../api';
import type { Submission } from '../api-types';
import type { Entry, ReceiptRow } from '../db';
import { entryOf, receiptOf, waiting } from '../outbox/store';
import { type Draft, readDraft } from '../vault/drafts';
import { read, write } from '../vault/records';

export interface View {
  id: string;
  mine: boolean;
  entry?: Entry | undefined;
  receipt?: ReceiptRow | undefined;
  submission?: Submission | undefined;
  draft?: Draft | undefined;
  withdrawing: boolean; // a withdrawal of it waits on this phone
  old: boolean; // shown from this phone's copy
}

const recordId = (id: string): string => 'submission:' + id;

export async function viewOf(id: string): Promise<View> {
  const who = await account();
  const [entry, receipt, all] = await Promise.all([entryOf(id), receiptOf(id), waiting()]);
  const mine = who !== undefined && [entry, receipt].every((row) => row === undefined || row.person === who.person);
  const hidden = who !== undefined && !mine; // another account's on the same phone
  const fresh = mine && !entry && standing(who) === 'in' ? await ask(who.person, id) : undefined;
  const submission = fresh ?? (mine ? await read<Submission>(who.person, recordId(id)) : undefined);
  return {
    id, mine, submission,
    entry: hidden ? undefined : entry,
    receipt: hidden ? undefined : receipt,
    draft: mine ? await readDraft(id) : undefined,
    withdrawing: all.some((other) => other.about === id && !other.held),
    old: submission !== undefined && fresh === undefined,
  };
}

async function ask(person: string, id: string): Promise<Submission | undefined> {
  try {
    const submission = await call<Submission>('GET', '/submissions/' + id);
    await write(person, recordId(id), 'submission', submission);
    return submission;
  } catch (problem) {
    if (problem instanceof Unreachable || (problem instanceof Problem && [401, 404].includes(problem.status))) return undefined;
    throw problem;
  }
}

export const keepCopy = async (submission: Submission): Promise<void> => write(await owner(), recordId(submission.id), 'submission', submission);
