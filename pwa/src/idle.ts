// A session ends by time: warn two minutes before, let the person stay, and lose nothing that was typed. A shared phone locks when left.
import { account, standing } from './account';
import { ask, plain, tell } from './dom';
import { onNews } from './news';
import { extend, signOut } from './session';
import { isShared } from './vault/keys';
import { say } from './words';

const WARN = 2 * 60_000;
const AWAY = 2 * 60_000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function watchSession(show: () => Promise<void>): void {
  const plan = async (): Promise<void> => {
    clearTimeout(timer);
    await show();
    const who = await account();
    if (!who || standing(who) !== 'in') return;
    const left = Date.parse(who.expiresAt) - Date.now();
    const early = left > WARN;
    timer = setTimeout(() => void (early ? plan() : end().then(plan)), early ? left - WARN : left);
    if (!early) void warn();
  };
  onNews((news) => news.type === 'session' && void plan());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void plan());
  void plan();
}

const dialog = (): HTMLDialogElement | null => document.getElementById('dialog-session') as HTMLDialogElement | null;

async function warn(): Promise<void> {
  if (dialog()?.open) return;
  const stay = await ask('session');
  if (!stay && dialog()?.returnValue === 'cancel') return signOut();
  if (!stay) return;
  try {
    await extend();
    tell(say("로그인 시간을 늘렸어요."), 'ok');
  } catch (problem) {
    tell(plain(problem), 'error');
  }
}

async function end(): Promise<void> {
  dialog()?.close();
  tell(say("로그인 시간이 끝났어요. 적던 내용은 이 휴대폰에 그대로 있어요."));
}

/** On a shared phone two minutes in the background are a goodbye. */
export async function watchShared(): Promise<void> {
  if (!(await isShared()) || !(await account())) return;
  let left: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(left);
    if (document.visibilityState === 'hidden') {
      since = Date.now();
      left = setTimeout(() => void signOut(), AWAY);
    } else if (Date.now() - since > AWAY) void signOut();
  });
}
