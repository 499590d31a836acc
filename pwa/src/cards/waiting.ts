// All that is not with the office yet: waiting entries, finished drafts, drafts. On home, in the list, and where there is no network.
import { html, render } from 'lit-html';
import { account } from '../account';
import { reveal, slot } from '../dom';
import { onNews } from '../news';
import { waiting } from '../outbox/store';
import { drafts } from '../vault/drafts';
import { draftCard } from './draft';
import { entryCard, visible } from './entry';

/** Shows and keeps showing; returns how many there are. */
export async function showWaiting(): Promise<number> {
  const place = slot('waiting');
  if (!place) return 0;
  const who = (await account())?.person;
  const entries = visible(await waiting(), who);
  const unsent = (await drafts().catch(() => [])).filter((draft) => draft.state !== 'sent' && !entries.some((entry) => entry.id === draft.id));
  render(html`${entries.map((entry) => entryCard(entry, entry.person === who))}${unsent.map((draft) => draftCard(draft))}`, place);
  reveal(document.getElementById('waiting'), entries.length + unsent.length > 0);
  return entries.length + unsent.length;
}

export async function keepShowingWaiting(): Promise<number> {
  onNews((news) => (news.type === 'outbox' || news.type === 'session') && void showWaiting());
  return showWaiting();
}
