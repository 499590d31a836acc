// From the document to answers. What cannot be read as its kind stays the text that was typed, so that it survives and can be complained about.
import type { Value } from '../filing/types';
import { ascii, digits, minutes } from './digits';
import { controls, type Question } from './question';

const DIGITS_ONLY = /^\d+$/;

/** Undefined: not answered. */
export function read(question: Question): Value | undefined {
  const inputs = controls(question);
  const first = inputs[0];
  switch (question.kind) {
    case 'yes_no': {
      const chosen = checked(inputs)[0];
      return chosen === undefined ? undefined : chosen === 'true';
    }
    case 'consent':
      return checked(inputs).length > 0 ? true : undefined;
    case 'choices': {
      const chosen = checked(inputs);
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'choice':
    case 'code':
      return (first instanceof HTMLSelectElement ? first.value : first?.type === 'radio' ? checked(inputs)[0] : first?.value.trim()) || undefined;
    case 'bank_account':
      return account(inputs);
    default:
      return first ? typed(question.kind, first.value) : undefined;
  }
}

const checked = (inputs: ReturnType<typeof controls>): string[] =>
  inputs.filter((input) => input instanceof HTMLInputElement && input.checked).map((input) => input.value);

function account(inputs: ReturnType<typeof controls>): Value | undefined {
  const bank = inputs.find((input) => input.name.endsWith('.bank'))?.value ?? '';
  const number = digits(inputs.find((input) => input.name.endsWith('.number'))?.value ?? '');
  return bank || number ? { ...(bank ? { bank } : {}), ...(number ? { number } : {}) } : undefined;
}

/** One line of text as the answer of its kind. */
export function typed(kind: Question['kind'], raw: string): Value | undefined {
  const text = raw.normalize('NFC').trim();
  if (text === '') return undefined;
  switch (kind) {
    case 'number':
    case 'won': {
      const plain = ascii(text).replace(/[,\s]/g, '');
      return DIGITS_ONLY.test(plain) && plain.length < 16 ? Number(plain) : text;
    }
    case 'hours':
      return minutes(ascii(text)) ?? text;
    case 'phone':
    case 'identity_number':
      return digits(text) || text;
    case 'day':
    case 'month':
      return ascii(text);
    default:
      return text.replace(/\r\n?/g, '\n');
  }
}
