// While the person types: about how much a day, for how long; or which condition fails, by which article, and what can be done.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { startRules } from '../rules/client';
import { day, today, won } from '../show';
import { language, say } from '../words';
import { wrongWith } from './check';
import { type Form, rulesAddress } from './form';
import { isWide } from './steps';

interface Figures { daily_benefit?: number; benefit_days?: number; total?: number; base_daily_wage?: number; limit?: string; period_end?: string }
interface Outcome { outcome: 'likely' | 'missing' | 'open'; reasons: string[]; figures: Figures }
interface Reason { text: string; article?: string; instead?: string[] }
type Reasons = Record<string, Reason>;

const PAUSE = 150;
const LONGEST = 270; // days: the longest benefit of the table in the Employment Insurance Act, annex 1
const PRIVATE = new Set(['identity_number', 'bank_account', 'text', 'long_text', 'phone', 'consent']); // no rule needs them

export async function startPreview(form: Form): Promise<void> {
  const place = document.getElementById('preview');
  const address = rulesAddress();
  const ask = address ? startRules(address) : undefined;
  if (!place || !ask) return;
  const reasons = (await (await fetch(`/${language()}/${form.element.dataset.service}/reasons.json`)).json()) as Reasons;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const now = async (): Promise<void> => {
    const mine = ++turn;
    const outcome = await ask<Outcome>(form.element.dataset.assess ?? '', inputs(form)).catch(() => undefined);
    if (mine === turn) show(place, outcome, reasons); // an answer overtaken by newer typing is dropped
  };
  form.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void now(), PAUSE);
  });
  await now();
}

/** Only what is answered well enough to be computed with. */
function inputs(form: Form): Record<string, unknown> {
  const on = today();
  const good = form.asked.filter((q) => !PRIVATE.has(q.kind) && form.answers[q.name] !== undefined && wrongWith(q, form.answers[q.name], form.answers, on) === undefined);
  return { ...Object.fromEntries(good.map((q) => [q.name, form.answers[q.name]])), filed_on: on };
}

function show(place: HTMLElement, outcome: Outcome | undefined, reasons: Reasons): void {
  const content = outcome && (outcome.outcome === 'missing' ? missing(outcome, reasons) : amount(outcome.figures));
  place.hidden = !content;
  render(content ?? nothing, place);
}

function amount(figures: Figures): TemplateResult | undefined {
  const { daily_benefit: daily, benefit_days: days } = figures;
  if (daily === undefined) return undefined;
  const each = won(daily);
  const sentence = days === undefined ? say("하루 약 {amount}", { amount: each }) : say("하루 약 {amount}을 {days}일 동안", { amount: each, days });
  const [before, after] = sentence.split(each);
  return html`<p class="preview-sum">${before}<strong>${each}</strong>${after}</p>
    ${days === undefined ? nothing : html`<progress class="preview-bar" max=${LONGEST} value=${days} aria-label=${say("받는 날수")}></progress>`}
    <details class="preview-more"><summary>${say("어떻게 계산했나요?")}</summary>${details(figures)}</details>`;
}

function details({ total, base_daily_wage: wage, limit, period_end: end }: Figures): TemplateResult {
  return html`<ul class="instead">
    ${wage === undefined ? nothing : html`<li>${say("하루 임금 약 {amount}", { amount: won(wage) })}</li>`}
    ${limit === 'cap' ? html`<li>${say("법이 정한 상한액이에요.")}</li>` : limit === 'floor' ? html`<li>${say("법이 정한 하한액이에요.")}</li>` : nothing}
    ${total === undefined ? nothing : html`<li>${say("모두 더하면 약 {amount}", { amount: won(total) })}</li>`}
    ${end === undefined ? nothing : html`<li>${say("{day}까지 다 받아야 해요.", { day: day(end) })}</li>`}
    <li>${say("적은 내용으로 어림한 금액이에요. 결정은 고용센터가 해요.")}</li>
  </ul>`;
}

function missing({ reasons: codes }: Outcome, reasons: Reasons): TemplateResult | undefined {
  const reason = codes.map((code) => reasons[code]).find((found) => found !== undefined);
  if (!reason) return undefined;
  return html`<div class="reason"><p class="reason-text">${reason.text}</p></div>
    <details class="preview-more" ?open=${isWide()}><summary>${say("무엇을 할 수 있나요?")}</summary>
      ${reason.article ? html`<p class="article">${reason.article}</p>` : nothing}
      ${reason.instead?.length ? html`<ul class="instead">${reason.instead.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      <p>${say("그래도 신청할 수 있어요. 결정은 고용센터가 해요.")}</p>
    </details>`;
}

