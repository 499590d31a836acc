// The button of the "locked" notice: one touch, also without network, and what lies in the vault can be read again.
import { isLocked } from '../vault/records';
import { owner } from '../account';
import { plain, onAction, reveal, slot, tell } from '../dom';
import { say } from '../words';

/** Shows the notice where something is locked; `then` runs after the touch. True while it is locked. */
export async function offerUnlock(then: () => unknown): Promise<boolean> {
  onAction('unlock', () => unlockNow(then));
  return showLocked();
}

export async function showLocked(): Promise<boolean> {
  const locked = await isLocked(await owner());
  reveal(slot('locked'), locked);
  return locked;
}

async function unlockNow(then: () => unknown): Promise<void> {
  const [{ touchToUnlock }, { inWords }] = await Promise.all([import('./step-up'), import('./support')]);
  try {
    await touchToUnlock();
  } catch (problem) {
    return tell(inWords(problem) || plain(problem), 'error');
  }
  if (await showLocked()) return tell(say("다른 패스키로 잠근 내용이 있어요. 그 패스키로 다시 확인해 주세요."), 'error');
  tell(say("다시 열었어요."), 'ok');
  await then();
}
