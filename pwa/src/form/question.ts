// A question as the page builder left it in the document: its kind, its rules, its words.
import { slot } from '../dom';

export type Kind =
  | 'text' | 'long_text' | 'number' | 'won' | 'day' | 'month' | 'hours' | 'yes_no' | 'choice' | 'choices' | 'code' | 'phone'
  | 'identity_number' | 'bank_account' | 'consent';

/** What can be said about an answer without looking at the document. */
export interface Rules {
  name: string;
  kind: Kind;
  required: boolean;
  when?: Record<string, unknown[]> | undefined;
  alone?: string | undefined;
  least?: number | undefined;
  most?: number | undefined;
  shortest?: number | undefined;
  longest?: number | undefined;
  pattern?: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  notAfter?: string | undefined;
  notBefore?: string | undefined;
}

export interface Question extends Rules {
  element: HTMLElement;
  step: string;
  title: string;
  prefill?: string | undefined;
}

const whole = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value));

function questionOf(element: HTMLElement): Question {
  const data = element.dataset;
  return {
    element,
    name: data.question ?? '',
    kind: data.kind as Kind,
    title: element.querySelector('[data-label]')?.textContent?.trim() ?? '',
    step: element.closest<HTMLElement>('[data-step]')?.dataset.step ?? '',
    required: data.required !== undefined,
    when: data.when === undefined ? undefined : (JSON.parse(data.when) as Record<string, unknown[]>),
    alone: data.alone,
    prefill: data.prefill,
    least: whole(data.min),
    most: whole(data.max),
    shortest: whole(data.minlength),
    longest: whole(data.maxlength),
    pattern: data.pattern,
    first: data.first,
    last: data.last,
    notAfter: data.notAfter,
    notBefore: data.notBefore,
  };
}

export const questionsIn = (root: ParentNode): Question[] => [...root.querySelectorAll<HTMLElement>('.question')].map(questionOf);

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export const controls = (question: Question): Control[] => [...question.element.querySelectorAll<Control>('input, select, textarea')];

/** The words of a chosen option, as the person saw them. */
export function optionWords(question: Question, value: string): string {
  return question.element.querySelector(`[data-option="${CSS.escape(value)}"]`)?.textContent?.trim() ?? value;
}

export const questionsSlot = (step: HTMLElement): HTMLElement | null => step.querySelector<HTMLElement>('.questions');
export const confirmCard = (step: HTMLElement): HTMLElement | null => slot('confirm', step);
