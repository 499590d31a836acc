// One waiting entry as a card: what it is, since when, what is wrong, what can be done. To anybody but its owner it shows no more than that.
import { html, nothing, type TemplateResult } from 'lit-html';
import { account } from '../account';
import { ask, busy, plain, tell } from '../dom';
import type { Entry } from '../db';
import { announce } from '../news';
import { discard, release } from '../outbox/store';
import { told, type Step } from '../outbox/words';
import { moment } from '../show';
import { say } from '../words';
import { lookForUpdate } from '../worker';
import { procedureOf } from './names';

const LABEL: Record<Step, () => string> = {
  send: () => say("지금 보내기"),
  change: () => say("고치기"),
  confirm: () => say("확인하고 보내기"),
  discard: () => say("지우기"),
  update: () => say("새 서식으로 고치기"),
};

/** Entries this reader may know of: her own; nobody signed in, all, but only by procedure, time and state. */
export const visible = (entries: Entry[], person: string | undefined): Entry[] => entries.filter((entry) => person === undefined || entry.person === person);

export function entryCard(entry: Entry, mine: boolean): TemplateResult {
  const { state, badge, text, steps } = told(entry);
  const { title, status } = procedureOf(entry.procedure);
  const offered = mine ? steps : steps.filter((step) => step === 'send' || step === 'discard');
  return html`<li class="card" data-entry=${entry.id}>
    <h3>${mine && entry.procedure !== 'withdrawal' ? html`<a href=${status + '#' + entry.id}>${title}</a>` : title} <span class="badge" data-state=${state}>${badge}</span></h3>
    <p class="muted">${say("{time}에 보관", { time: moment(entry.created) })}</p>
    <p>${text}</p>
    ${entry.other ? html`<p class="muted">${say("접수번호 {number}", { number: numberIn(entry.other.receipt) })}</p>` : nothing}
    <div class="actions">${offered.map((step) => button(step, entry))}</div>
  </li>`;
}

function button(step: Step, entry: Entry): TemplateResult {
  const act = (event: Event) => void busy(event.currentTarget as HTMLElement, () => run(step, entry));
  return html`<button type="button" class=${step === 'discard' ? 'quiet' : 'secondary'} data-step=${step} @click=${act}>${LABEL[step]()}</button>`;
}

/** Only to show; whether the receipt is ours is checked where it counts. */
function numberIn(receipt: string): string {
  try {
    return String((JSON.parse(atob(receipt.replace(/-/g, '+').replace(/_/g, '/'))) as { number?: unknown }).number ?? '');
  } catch {
    return '';
  }
}

async function run(step: Step, entry: Entry): Promise<void> {
  tell('');
  if (step === 'discard') return throwAway(entry.id);
  if (step === 'send') return sendNow(entry.id);
  if (step === 'confirm') return confirmAgain(entry.id);
  if (step === 'update') await lookForUpdate();
  const { change } = await import('../outbox/change');
  const changed = await change(entry).catch((problem: unknown) => void tell(plain(problem), 'error'));
  if (changed === 'open') return location.assign(procedureOf(entry.procedure).href);
  if (changed === 'received') tell(say("이미 접수된 신청이에요. 고치지 않고 그대로 처리돼요."), 'ok');
  if (changed === 'busy') tell(say("지금 보내고 있어요. 잠시 뒤에 다시 해 주세요."), 'offline');
  if (changed) announce({ type: 'outbox', sent: [] });
}

async function throwAway(id: string): Promise<void> {
  if (!(await ask('discard'))) return;
  await discard(id);
  announce({ type: 'outbox', sent: [] });
  tell(say("지웠어요."), 'ok');
}

async function sendNow(id: string): Promise<void> {
  await release(id);
  const { send } = await import('../outbox/triggers');
  const { sent } = await send();
  if (sent.includes(id)) tell(say("접수됐어요."), 'ok');
  else tell(say("아직 보내지 못했어요. 연결되면 저절로 보내요."), 'offline');
}

async function confirmAgain(id: string): Promise<void> {
  const { readDraft } = await import('../vault/drafts');
  const draft = (await account()) && (await readDraft(id));
  if (!draft) return tell(say("로그인한 뒤 다시 해 주세요."), 'error');
  await (await import('./confirm')).confirmAndSend(draft);
}
