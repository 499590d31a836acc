// An answer in words: options as they were read, amounts and days in the person's language.
import type { Value } from '../filing/types';
import { day, month, number, won } from '../show';
import { rightToLeft, say } from '../words';
import { showIdentity, showPhone } from './digits';
import { type Kind, optionWords, type Question } from './question';

/** `option` finds the words of a chosen value. */
export function spoken(kind: Kind, answer: Value, option: (value: string) => string): string {
  if (Array.isArray(answer)) return answer.map(option).join(rightToLeft() ? '، ' : ', ');
  if (typeof answer === 'object') return [answer.bank === undefined ? '' : option(answer.bank), answer.number ?? ''].join(' ').trim();
  switch (kind) {
    case 'yes_no': return answer ? say("예") : say("아니요");
    case 'consent': return say("동의했어요");
    case 'choice': return option(String(answer));
    case 'won': return typeof answer === 'number' ? won(answer) : String(answer);
    case 'number': return typeof answer === 'number' ? number(answer) : String(answer);
    case 'hours': return typeof answer === 'number' ? length(answer) : String(answer);
    case 'day': return safely(day, String(answer));
    case 'month': return safely(month, String(answer));
    case 'phone': return showPhone(String(answer));
    case 'identity_number': return hidden(String(answer));
    default: return String(answer);
  }
}

function length(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? say("{hours}시간", { hours }) : say("{hours}시간 {minutes}분", { hours, minutes: rest });
}

/** Shown on a screen that others may see: the birth date is enough to recognise it by. */
const hidden = (value: string): string => showIdentity(value.slice(0, 7)).padEnd(14, '•');

function safely(show: (iso: string) => string, iso: string): string {
  try {
    return show(iso);
  } catch {
    return iso; // half typed
  }
}

/** On the form itself, with the words of its own options. */
export const inWords = (question: Question, answer: Value): string => spoken(question.kind, answer, (value) => optionWords(question, value));
