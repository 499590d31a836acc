// Tell us once: what the office knows is proposed, its source is shown, and the person says that it is right.
import { html, render } from 'lit-html';
import { call } from '../api';
import type { Prefill } from '../api-types';
import { all, reveal, slot } from '../dom';
import { day } from '../show';
import { say } from '../words';
import { type Form, goOn } from './form';
import { confirmCard, controls, type Question, questionsSlot } from './question';
import { inWords } from './said';
import { write } from './write';

type Known = Prefill['values'];

/** Only into questions that nobody has answered yet; a declaration is never answered for anybody. */
export async function prefill(form: Form): Promise<void> {
  const { values } = await call<Prefill>('GET', '/prefill/' + (form.element.dataset.procedure ?? ''));
  const filled = form.questions.filter((question) => fillOne(form, question, values));
  if (filled.length === 0) return;
  form.refresh();
  for (const step of all('[data-step]', form.element)) offer(form, step, filled, values);
}

function fillOne(form: Form, question: Question, values: Known): boolean {
  const known = values[question.name];
  if (!known || question.kind === 'consent' || form.answers[question.name] !== undefined) return false;
  write(question, known.value);
  const place = question.element.querySelector<HTMLElement>('.source');
  if (place) place.textContent = from(known);
  reveal(place);
  question.element.addEventListener('input', () => reveal(place, false), { once: true });
  return true;
}

function from({ source, as_of }: Known[string]): string {
  return source === 'profile' ? say("내 정보에서 가져왔어요.") : say("지난 신청에서 가져왔어요. ({day})", { day: day(as_of.slice(0, 10)) });
}

/** A step whose every required question is known becomes one card: right, or change. */
function offer(form: Form, step: HTMLElement, filled: Question[], values: Known): void {
  const card = confirmCard(step);
  const asked = form.asked.filter((question) => question.step === step.dataset.step);
  if (!card || asked.length === 0 || !asked.every((question) => filled.includes(question) || !question.required)) return;
  const place = slot('confirm-list', card);
  if (place) render(asked.map((question) => row(form, question, values)), place);
  const open = (shown: boolean) => {
    reveal(card, shown);
    reveal(questionsSlot(step), !shown);
    reveal(step.querySelector<HTMLElement>('[data-action="next"]'), !shown);
  };
  card.querySelector('[data-action="edit"]')?.addEventListener('click', () => {
    open(false);
    controls(asked[0] as Question)[0]?.focus();
  });
  card.querySelector('[data-action="confirm"]')?.addEventListener('click', () => {
    form.keeper.changed();
    if (!form.passes(asked)) return open(false);
    goOn(form, step.dataset.step ?? '');
  });
  open(true);
}

function row(form: Form, question: Question, values: Known) {
  const answer = form.answers[question.name];
  const known = values[question.name];
  return html`<div>
    <dt>${question.title}</dt>
    <dd><bdi>${answer === undefined ? say("적지 않았어요") : inWords(question, answer)}</bdi>${known ? html`<small class="source">${from(known)}</small>` : ''}</dd>
  </div>`;
}
