// Mistakes: beside each question and gathered in a summary that takes the focus. Every line leads to its field.
import { make } from '../dom';
import { say } from '../words';
import type { Wrong } from './check';
import { controls, type Question } from './question';

export function showWrong(question: Question, words: string | undefined): void {
  const place = question.element.querySelector<HTMLElement>('.error');
  if (place) {
    place.textContent = words ?? '';
    place.hidden = words === undefined;
  }
  for (const input of controls(question)) {
    if (words === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  }
}

/** `go` opens the field's step first, where only one step is shown. */
export function summarise(questions: Question[], wrong: Wrong, go: (question: Question) => void): void {
  const summary = document.getElementById('error-summary');
  const list = summary?.querySelector('ul');
  if (!summary || !list) return;
  const found = questions.filter((question) => wrong[question.name] !== undefined);
  list.replaceChildren(...found.map((question) => line(question, wrong[question.name] ?? '', go)));
  summary.hidden = found.length === 0;
  if (found.length > 0) summary.focus();
}

function line(question: Question, words: string, go: (question: Question) => void): HTMLLIElement {
  const field = controls(question)[0];
  const link = make('a', { href: '#' + (field?.id ?? question.element.id) }, say("{question} · {problem}", { question: question.title, problem: words }));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go(question);
    field?.focus();
  });
  return make('li', {}, link);
}

export function clearSummary(): void {
  const summary = document.getElementById('error-summary');
  if (summary) summary.hidden = true;
}
