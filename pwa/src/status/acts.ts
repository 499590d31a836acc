// What can be done with a submission: take it back, confirm that it is mine, save the receipt.
import { call, Unreachable } from '../api';
import type { Submission } from '../api-types';
import { fromB64u, text } from '../bytes';
import { ask, make, plain, tell } from '../dom';
import type { Answer } from '../filing/types';
import { inWords } from '../passkeys/support';
import { say } from '../words';
import { keepCopy, type View } from './view';

export async function withdraw(id: string): Promise<void> {
  if (!(await ask('withdraw'))) return;
  const [{ confirmAndSend }, { withdrawal }] = await Promise.all([import('../cards/confirm'), import('../outbox/change')]);
  await confirmAndSend(withdrawal(id));
}

/** It came with a passkey that is gone: its owner stands by it with a fresh touch. */
export async function standBy(id: string): Promise<void> {
  const { stepUp } = await import('../passkeys/step-up');
  try {
    await stepUp();
    await keepCopy(await call<Submission>('POST', `/submissions/${id}/confirm`, {}));
    tell(say("확인했어요."), 'ok');
  } catch (problem) {
    tell(problem instanceof Unreachable ? plain(problem) : inWords(problem) || plain(problem), 'error');
  }
}

/** A file that anybody can check with the office's public key, for ever. */
export function saveReceipt({ receipt, submission, id }: View): void {
  const answer: Answer | undefined = receipt?.answer ?? submission?.receipt;
  if (!answer) return;
  const content = JSON.stringify({ ...answer, readable: JSON.parse(text(fromB64u(answer.receipt))) as unknown }, null, 2);
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  make('a', { href: url, download: `goyong24-${receipt?.number ?? submission?.number ?? id}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
