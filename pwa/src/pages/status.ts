// One submission: kept on this phone, received, or on its way to a decision. Its id stands in the fragment, which no server sees.
import { render } from 'lit-html';
import { account, standing } from '../account';
import { entryCard } from '../cards/entry';
import { all, onAction, reveal, slot, tell } from '../dom';
import { start } from '../main';
import { onNews } from '../news';
import { told } from '../outbox/words';
import { offerUnlock } from '../passkeys/unlock-here';
import { day } from '../show';
import { saveReceipt, standBy, withdraw } from '../status/acts';
import { answers, assessment, receipt, timeline } from '../status/parts';
import { type View, viewOf } from '../status/view';
import { say } from '../words';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OPEN = new Set(['unconfirmed', 'received']);
let shown: View | undefined;

const idInAddress = (): string | undefined => UUID.exec(location.hash.slice(1))?.[0];
const byId = (id: string): HTMLElement | null => document.getElementById(id);
const action = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-action="${name}"]`);

async function show(): Promise<void> {
  const id = idInAddress();
  if (!id) return;
  const view = (shown = await viewOf(id));
  const known = view.submission ?? view.receipt;
  reveal(byId('empty'), !known && !view.entry);
  showWaiting(view);
  reveal(byId('content'), known !== undefined);
  reveal(byId('history'), known !== undefined || view.draft !== undefined);
  fill('receipt', receipt(view));
  fill('timeline', timeline(view));
  fill('answers', answers(view));
  fill('assessment', await assessment(view));
  showActions(view);
  showUntil(view);
  if (known && !view.submission && standing(await account()) !== 'in') tell(say("접수됐어요. 로그인하면 진행 상황을 볼 수 있어요."), 'ok');
}

function fill(name: string, content: unknown): void {
  const place = slot(name);
  if (place) render(content, place);
}

function showWaiting({ entry, mine }: View): void {
  fill('waiting', entry ? entryCard(entry, mine) : undefined);
  reveal(byId('waiting'), entry !== undefined);
  if (entry?.held) tell(told(entry).text, 'error');
  else if (entry) tell(say("이 휴대폰에 보관했어요. 아직 접수되지 않았어요."), 'offline');
}

function showActions({ submission, receipt: kept, withdrawing, mine }: View): void {
  const state = submission?.state ?? (kept ? 'received' : '');
  reveal(action('withdraw'), mine && OPEN.has(state) && !withdrawing);
  reveal(action('confirm-submission'), submission?.state === 'unconfirmed');
  reveal(action('save-receipt'), (submission ?? kept) !== undefined);
}

/** The dates of the next steps come from the assessment of what was sent. */
function showUntil({ submission }: View): void {
  const figures = (submission?.assessment?.figures ?? {}) as Record<string, unknown>;
  for (const step of all('[data-until]')) {
    const date = figures[step.dataset.until ?? ''];
    const place = slot('until', step);
    if (place && typeof date === 'string') place.textContent = say("{day}까지", { day: day(date) });
    reveal(place, typeof date === 'string');
  }
}

void start(async () => {
  onAction('withdraw', async () => shown && (await withdraw(shown.id)) === undefined && show());
  onAction('confirm-submission', async () => shown && (await standBy(shown.id)) === undefined && show());
  onAction('save-receipt', () => shown && saveReceipt(shown));
  await offerUnlock(show);
  addEventListener('hashchange', () => void show());
  onNews((news) => {
    if (news.type === 'signed-out' || news.type === 'worker') return;
    if (news.type === 'outbox' && shown && news.sent.includes(shown.id)) tell(say("접수됐어요."), 'ok');
    void show();
  });
  await show();
});
