// What this phone keeps: the shared switch, how much is kept, erasing it, putting the app on the home screen.
import { getMeta, setMeta, use } from '../db';
import { ask, make, onAction, reveal, slot, tell } from '../dom';
import { announce } from '../news';
import { drafts } from '../vault/drafts';
import { forgetTab } from '../vault/keys';
import { say } from '../words';

type InstallEvent = Event & { prompt(): Promise<void> };

export async function wirePhone(): Promise<void> {
  const shared = document.getElementById('shared') as HTMLInputElement | null;
  if (shared) {
    shared.checked = (await getMeta<boolean>('shared')) === true;
    shared.addEventListener('change', () => void setShared(shared.checked));
  }
  onAction('erase', erase);
  offerInstall();
  await sayStorage();
}

/** Keys made before the switch would outlive the tab: what lies under them goes now. */
async function setShared(on: boolean): Promise<void> {
  await setMeta('shared', on);
  await eraseWriting();
  tell(on ? say("앞으로 이 휴대폰에는 적던 내용을 남기지 않아요.") : say("앞으로 적던 내용을 이 휴대폰에 보관해요."), 'ok');
}

async function erase(): Promise<void> {
  if (!(await ask('erase'))) return;
  await eraseWriting();
  tell(say("적던 내용을 이 휴대폰에서 지웠어요."), 'ok');
}

/** Drafts, copies and keys go; who is signed in and what is sealed and waits stay. */
async function eraseWriting(): Promise<void> {
  forgetTab();
  await use(async (db) => {
    const tx = db.transaction(['records', 'keys'], 'readwrite', { durability: 'strict' });
    await Promise.all([tx.objectStore('records').clear(), tx.objectStore('keys').clear(), tx.done]);
  });
  announce({ type: 'outbox', sent: [] });
}

/** Added below what the page says anyway: how this browser treats what is kept. */
async function sayStorage(): Promise<void> {
  const place = slot('storage');
  if (!place) return;
  const lasting = await navigator.storage?.persisted?.().catch(() => false);
  const open = (await drafts().catch(() => [])).length;
  const words = lasting
    ? say("이 브라우저는 보관한 내용을 스스로 지우지 않아요.")
    : say("이 브라우저는 저장 공간이 모자라면 보관한 내용을 지울 수 있어요. 홈 화면에 설치하면 더 안전해요.");
  place.after(make('p', { class: 'muted' }, words, ' ', open > 0 ? say("지금 보관한 신청 내용: {count}개", { count: open }) : ''));
}

function offerInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    reveal(document.querySelector<HTMLElement>('[data-action="install"]'));
    onAction('install', () => (event as InstallEvent).prompt());
  }, { once: true });
}
