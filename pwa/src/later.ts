// In idle time on every page: the service worker, the outbox, the session's end, what other tabs say.
import { account } from './account';
import { dropMeta, getMeta, setMeta } from './db';
import { ask, onAction, reveal, slot } from './dom';
import { watchSession, watchShared } from './idle';
import { onNews } from './news';
import { waiting } from './outbox/store';
import { startOutbox } from './outbox/triggers';
import { payOwed, signOut } from './session';
import { drafts } from './vault/drafts';
import { language } from './words';
import { registerWorker } from './worker';

export async function later(showStanding: () => Promise<void>): Promise<void> {
  void registerWorker().catch(() => {});
  addEventListener('goyong24:swapped', () => document.getElementById('form') ?? location.reload()); // an open form saves first, see form/keeper
  onAction('sign-out', leave);
  const arrived = (await account())?.person;
  addEventListener('pageshow', (event) => event.persisted && void sameReader(arrived)); // out of the back/forward cache
  watchSession(showStanding);
  await watchShared();
  onNews((news) => {
    if (news.type === 'outbox') void count();
    if (news.type === 'outbox' && news.sent.length > 0) void payOwed(); // there is contact again
    if (news.type === 'signed-out') goHome();
  });
  addEventListener('online', () => void payOwed());
  startOutbox();
  await count();
  await showSecondWay();
  if (document.documentElement.dataset.page !== 'root') await setMeta('language', language());
  await payOwed();
}

async function count(): Promise<void> {
  const who = (await account())?.person;
  const place = slot('waiting-count');
  const mine = (await waiting()).filter((entry) => who === undefined || entry.person === who).length;
  if (place) place.textContent = mine > 0 ? String(mine) : '';
  reveal(place, mine > 0);
}

/** Unsent writing goes with the keys, so it is asked first; what is sealed and waits is still sent. */
async function leave(): Promise<void> {
  const unsent = (await drafts().catch(() => [])).some((draft) => draft.state !== 'sent');
  if (!unsent || (await ask('sign-out'))) await signOut();
}

/** The page of a signed-out person shows nothing, whatever it showed before. */
function goHome(): void {
  document.body.hidden = true;
  location.replace(`/${language()}/`);
}

async function sameReader(before: string | undefined): Promise<void> {
  if ((await account())?.person === before) return;
  document.body.hidden = true;
  location.reload();
}

async function showSecondWay(): Promise<void> {
  const notice = slot('second-way');
  if (!notice || !(await getMeta('second-way'))) return;
  reveal(notice);
  onAction('later', async () => {
    await dropMeta('second-way');
    reveal(notice, false);
  }, notice);
}
