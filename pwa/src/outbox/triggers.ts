// When to send: start, focus, `online`, a timer with a probe, Background Sync, a word of the service worker. Correctness depends on none of them.
import { reachable } from '../api';
import type { Entry } from '../db';
import { checkReceipt } from '../filing/keys';
import { announce, onNews } from '../news';
import { flush, type Round } from './flush';
import { mend } from './mend';
import { wake, waiting } from './store';

const FIRST_PROBE = 2_000;
const PROBE = 30_000;
let running: Promise<Round> | undefined;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let pause = FIRST_PROBE;

export const canWait = (entry: Entry): boolean => !entry.held;

/** One round at a time in this page; who calls during a round gets another one after it. */
export function deliver(): Promise<Round> {
  if (running) again = true;
  return (running ??= round().finally(() => {
    running = undefined;
    if (again) {
      again = false;
      void deliver().catch(() => {});
    }
  }));
}

async function round(): Promise<Round> {
  if ((await waiting()).length === 0) return { sent: [], left: 0 }; // nothing waits: no request at all
  let result = await flush((answer, entry) => checkReceipt(answer, entry));
  if (await mend().catch(() => false)) {
    const second = await flush((answer, entry) => checkReceipt(answer, entry));
    result = { sent: [...result.sent, ...second.sent], left: second.left };
  }
  announce({ type: 'outbox', sent: result.sent });
  if (result.left > 0) plan();
  else rest();
  return result;
}

/** While something waits and the page is seen: ask for a sign of life, soon at first, then every 30 seconds. */
function plan(): void {
  if (timer !== undefined || document.visibilityState !== 'visible') return;
  timer = setTimeout(() => {
    timer = undefined;
    pause = Math.min(pause * 2, PROBE);
    void probe().catch(() => {});
  }, pause);
}

function rest(): void {
  clearTimeout(timer);
  timer = undefined;
  pause = FIRST_PROBE;
}

async function probe(): Promise<void> {
  if (!(await waiting()).some(canWait)) return;
  if (!(await reachable())) return plan();
  await wake();
  await deliver();
}

async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.ready) as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
  await registration?.sync?.register('outbox');
}

/** Something new lies in the outbox. */
export async function send(): Promise<Round> {
  void askForSync().catch(() => {}); // without Background Sync the page's own triggers do the work
  rest();
  return deliver();
}

export function startOutbox(): void {
  const go = () => void (document.visibilityState === 'visible' && deliver().catch(() => {}));
  addEventListener('online', () => void wake().then(go, go));
  addEventListener('focus', go);
  addEventListener('pageshow', (event) => event.persisted && go());
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? go() : rest()));
  onNews((news) => news.type === 'worker' && go());
  go();
}
