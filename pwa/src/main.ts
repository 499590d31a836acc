// What every page does before its own part: words, what may still lie on the phone, who is here. The rest comes in idle time.
import { account, standing } from './account';
import { all, plain, reveal, tell } from './dom';
import { tidy } from './vault/tidy';
import { loadWords, say } from './words';

const root = document.documentElement;
root.classList.add('js');

export const soon = (work: () => unknown): void => void ('requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout)(() => void work());

/** `page` runs once words and vault are ready; what nobody waits for comes after it. */
export async function start(page: () => unknown = () => {}): Promise<void> {
  await loadWords();
  const kept = await tidy().then(() => true, () => false);
  await showStanding().catch(() => {});
  if (!kept) tell(say("이 브라우저는 적은 내용을 보관하지 못해요. 창을 닫기 전에 보내 주세요."), 'error');
  try {
    await page();
  } catch (problem) {
    tell(plain(problem), 'error');
  }
  root.dataset.ready = 'true';
  soon(async () => (await import('./later')).later(showStanding));
}

/** Signed in, known but expired, or unknown. A form needs no session to be filed, so there "known" is enough. */
async function showStanding(): Promise<void> {
  const now = standing(await account());
  root.dataset.account = now;
  for (const part of all('[data-signed]')) {
    const here = part.closest('#form') ? now !== 'out' : now === 'in';
    reveal(part, here === (part.dataset.signed === 'in'));
  }
}
