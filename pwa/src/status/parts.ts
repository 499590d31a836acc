// The parts of the status page: receipt, what the rules say, the way so far, what was sent.
import { html, nothing, type TemplateResult } from 'lit-html';
import { stateOf } from '../cards/names';
import { given } from '../dom';
import type { Answers } from '../filing/types';
import type { Kind } from '../form/question';
import { spoken } from '../form/said';
import { moment } from '../show';
import { language, say } from '../words';
import type { View } from './view';

interface Asked { title: string; kind: Kind; options?: Record<string, string> }
interface Reason { text: string; article?: string; instead?: string[] }
const main = (): HTMLElement | null => document.getElementById('main');

export function receipt({ receipt: kept, submission, old }: View): TemplateResult | typeof nothing {
  const known = submission ?? kept;
  if (!known) return nothing;
  const state = submission?.state ?? 'received';
  return html`<p><span class="badge" data-state=${state}>${stateOf(state).title}</span> ${stateOf(state).text}</p>
    <dl class="summary">
      <div><dt>${say("접수번호")}</dt><dd><bdi>${known.number}</bdi></dd></div>
      <div><dt>${say("접수한 때")}</dt><dd>${moment(known.received_at)}</dd></div>
    </dl>
    ${old ? html`<p class="muted">${say("이 휴대폰에 있는 내용이에요. 연결되면 새로 보여 드려요.")}</p>` : nothing}`;
}

export function timeline({ receipt: kept, submission, withdrawing }: View): TemplateResult {
  const events = submission?.events ?? (kept ? [{ state: 'received', at: kept.received_at, note: null }] : []);
  return html`${events.map((event) => html`<li data-done>
      <p class="when">${moment(event.at)}</p>
      <h3>${stateOf(event.state).title}</h3>
      <p dir="auto">${event.note ?? stateOf(event.state).text}</p>
    </li>`)}
    ${withdrawing ? html`<li><h3>${say("신청 거두기를 보내는 중이에요")}</h3><p>${say("이 휴대폰에 보관했어요. 연결되면 저절로 보내요.")}</p></li>` : nothing}`;
}

export function answers({ submission, draft }: View): TemplateResult | typeof nothing {
  const given_ = submission?.answers ?? draft?.answers;
  return given_ ? rows(given_) : nothing;
}

function rows(said: Answers): TemplateResult {
  const questions = given<Record<string, Asked>>(main(), 'questions', {});
  const known = Object.entries(questions).filter(([name]) => said[name] !== undefined);
  return html`${known.map(([name, { title, kind, options }]) => {
    const answer = said[name];
    return html`<div><dt>${title}</dt><dd><bdi>${answer === undefined ? '' : spoken(kind, answer, (value) => options?.[value] ?? value)}</bdi></dd></div>`;
  })}`;
}

/** Received is not decided: what the rules say so far, the article, and what can be done. */
export async function assessment({ submission }: View): Promise<TemplateResult | typeof nothing> {
  const said = submission?.assessment;
  if (!submission || said?.outcome !== 'missing' || !said.reasons?.length) return nothing;
  const reasons = await reasonsOf(submission.procedure).catch((): Record<string, Reason> => ({}));
  const found = said.reasons.map((code) => reasons[code]).filter((reason) => reason !== undefined);
  return html`<section class="card">
    <h2>${say("접수됐어요. 적은 내용으로는 조건이 부족할 수 있어요.")}</h2>
    ${found.map((reason) => html`<div class="reason"><p class="reason-text">${reason.text}</p>
      ${reason.article ? html`<p class="article">${reason.article}</p>` : nothing}
      ${reason.instead?.length ? html`<ul class="instead">${reason.instead.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}</div>`)}
    <p>${say("결정은 담당 공무원이 해요.")}</p>
  </section>`;
}

async function reasonsOf(procedure: string): Promise<Record<string, Reason>> {
  return (await fetch(`/${language()}/${procedure.split('/')[0]}/reasons.json`)).json() as Promise<Record<string, Reason>>;
}
