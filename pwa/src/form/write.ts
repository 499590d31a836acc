// From answers back to the document: a draft reopened, a value taken over.
import type { Value } from '../filing/types';
import { hours, SHOWN } from './digits';
import { controls, type Question } from './question';

export function write(question: Question, value: Value | undefined): void {
  for (const input of controls(question)) {
    if (input instanceof HTMLInputElement && (input.type === 'radio' || input.type === 'checkbox')) input.checked = chosen(input.value, value);
    else input.value = shown(question, input.name, value);
  }
}

function chosen(option: string, value: Value | undefined): boolean {
  return Array.isArray(value) ? value.includes(option) : value !== undefined && String(value) === option;
}

function shown(question: Question, name: string, value: Value | undefined): string {
  if (value === undefined || Array.isArray(value)) return '';
  if (typeof value === 'object') return (name.endsWith('.bank') ? value.bank : value.number) ?? '';
  if (question.kind === 'hours' && typeof value === 'number') return hours(value);
  const show = SHOWN[question.kind];
  return show && /^\d/.test(String(value)) ? show(String(value)) : String(value);
}
