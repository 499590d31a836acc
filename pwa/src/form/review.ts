// The review: every answer in the words of its question, each with a way back to it.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { reveal, slot } from '../dom';
import { inWords } from './said';
import type { Form } from './form';
import { controls, type Question } from './question';
import { say } from '../words';

export function showReview(form: Form): void {
  const place = slot('review', form.element);
  if (place) render(form.asked.map((question) => row(form, question)), place);
}

function row(form: Form, question: Question): TemplateResult | typeof nothing {
  const answer = form.answers[question.name];
  if (answer === undefined && !question.required) return nothing;
  return html`<div>
    <dt>${question.title}</dt>
    <dd><bdi>${answer === undefined ? say("아직 답하지 않았어요") : inWords(question, answer)}</bdi>
      <button class="quiet change" type="button" data-change=${question.name} @click=${() => open(form, question)}>${say("고치기")}<span class="visually-hidden">: ${question.title}</span></button>
    </dd>
  </div>`;
}

function open(form: Form, question: Question): void {
  form.steps.open(question.step);
  const step = question.element.closest<HTMLElement>('[data-step]');
  reveal(step && slot('confirm', step), false);
  reveal(step?.querySelector<HTMLElement>('.questions') ?? null);
  controls(question)[0]?.focus();
}
