// The form page: questions, steps, draft, mistakes. Review, preview, prefill and sending are loaded when they are needed.
import { given, onAction, reveal, slot, tell } from '../dom';
import type { Answers } from '../filing/types';
import { today } from '../show';
import { type Draft, newDraft, unsent } from '../vault/drafts';
import { say } from '../words';
import { allWrong, wrongWith } from './check';
import { clearSummary, showWrong, summarise } from './errors';
import { type Keeper, keepDraft } from './keeper';
import { type Question, questionsIn } from './question';
import { read } from './read';
import { makeSteps, stepInAddress, type Steps } from './steps';
import { enterGoesOn, excludeWhileChoosing, shapeWhileTyping } from './typing';
import { counted } from './when';
import { write } from './write';

export interface Form {
  element: HTMLFormElement;
  questions: Question[];
  asked: Question[];
  answers: Answers;
  steps: Steps;
  keeper: Keeper;
  refresh(): void;
  fill(answers: Answers): void;
  /** The mistakes of these questions, shown; true when there are none. */
  passes(questions: Question[]): boolean;
  onChange(listener: () => void): void;
}

export function makeForm(element: HTMLFormElement): Form {
  const questions = questionsIn(element);
  const listeners: (() => void)[] = [];
  const form: Form = {
    element, questions, asked: questions, answers: {},
    steps: makeSteps(element, () => clearSummary()),
    keeper: keepDraft((draft) => take(form, draft), (ok) => saved(ok)),
    refresh: () => refresh(form, listeners),
    fill(answers) {
      for (const question of questions) write(question, answers[question.name]);
      form.refresh();
    },
    passes: (some) => passes(form, some),
    onChange: (listener) => void listeners.push(listener),
  };
  listen(form);
  form.refresh();
  return form;
}

/** Questions come and go with the answers before them; what is not asked is neither shown nor answered. */
function refresh(form: Form, listeners: (() => void)[]): void {
  const { asked, answers } = counted(form.questions, read);
  const shown = new Set<Question>(asked);
  for (const question of form.questions) reveal(question.element, shown.has(question));
  form.asked = asked;
  form.answers = answers;
  for (const listener of listeners) listener();
}

function listen(form: Form): void {
  shapeWhileTyping(form.questions);
  excludeWhileChoosing(form.questions);
  const changed = (event: Event): void => {
    const question = questionOf(form, event.target);
    form.refresh();
    form.keeper.changed();
    if (question && !question.element.querySelector<HTMLElement>('.error')?.hidden) recheck(form, question);
  };
  form.element.addEventListener('input', changed);
  form.element.addEventListener('change', changed);
  enterGoesOn(form.element);
  onAction('next', (button) => goOn(form, button.closest<HTMLElement>('[data-step]')?.dataset.step ?? ''), form.element);
  onAction('back', () => form.steps.back(), form.element);
}

function questionOf(form: Form, target: EventTarget | null): Question | undefined {
  const element = (target as HTMLElement | null)?.closest('.question');
  return form.questions.find((question) => question.element === element);
}

/** A mistake that is being mended goes as soon as it is mended; new ones wait until the step is left. */
function recheck(form: Form, question: Question): void {
  const words = wrongWith(question, form.answers[question.name], form.answers, today());
  if (words === undefined) showWrong(question, undefined);
}

export function goOn(form: Form, step: string): void {
  if (!form.passes(form.asked.filter((question) => question.step === step))) return;
  const next = form.steps.next(step);
  if (next) form.steps.open(next);
}

function passes(form: Form, some: Question[]): boolean {
  const wrong = allWrong(some, form.answers, today());
  for (const question of some) showWrong(question, wrong[question.name]);
  const steps = new Set(some.filter((question) => wrong[question.name] !== undefined).map((question) => question.step));
  const [first] = steps;
  if (first !== undefined && !steps.has(form.steps.current())) form.steps.show(first, false);
  summarise(some, wrong, (question) => question.step !== form.steps.current() && form.steps.open(question.step));
  return steps.size === 0;
}

/** What the office found, at the fields. */
export function showFound(form: Form, errors: Record<string, string[]>): void {
  const wrong: Record<string, string> = {};
  for (const [name, sentences] of Object.entries(errors)) wrong[name.split('.')[0] ?? name] = sentences.join(' ');
  const found = form.questions.filter((question) => wrong[question.name] !== undefined);
  for (const question of found) showWrong(question, wrong[question.name]);
  if (found[0]) form.steps.show(found[0].step, false);
  summarise(found, wrong, (question) => form.steps.open(question.step));
}

function take(form: Form, draft: Draft | undefined): Draft {
  const { procedure, version } = form.element.dataset;
  const { body: _signed, errors: _shown, ...kept } = draft ?? newDraft(procedure ?? '', version ?? '');
  return { ...kept, version: version ?? kept.version, state: 'open', step: form.steps.current(), answers: form.answers };
}

function saved(ok: boolean): void {
  const place = slot('saved');
  const forgetful = 'standalone' in navigator && !navigator.standalone; // Safari on iOS removes what was not used for a week, unless installed
  if (place) place.textContent = !ok ? '' : forgetful ? say("이 휴대폰에 저장했어요. 일주일 동안 열지 않으면 지워질 수 있어요.") : say("이 휴대폰에 저장했어요");
  if (!ok) tell(say("이 휴대폰에 저장할 수 없어요. 저장 공간을 비우거나, 창을 닫기 전에 보내 주세요."), 'error');
}

/** Go on where the person stopped. True when there was something to go on with. */
export async function restore(form: Form): Promise<boolean> {
  const draft = await unsent(form.element.dataset.procedure ?? '');
  const step = stepInAddress();
  if (draft && form.keeper.draft === undefined) {
    form.keeper.draft = draft;
    form.fill(draft.answers);
    form.steps.show(step ?? (draft.step || form.steps.current()), step !== undefined);
    if (draft.errors) showFound(form, draft.errors);
    return true;
  }
  if (step !== undefined) form.steps.show(Object.keys(form.answers).length > 0 ? step : form.steps.current(), false);
  return false;
}

export const rulesAddress = (): string | undefined => given<{ rulesWorker?: string }>(document.documentElement, 'assets', {}).rulesWorker;
