// The same checks as the server's form, so that a mistake is seen before it is signed. Same sentences, so that they are translated once.
import type { Answers, Value } from '../filing/types';
import { number } from '../show';
import { say } from '../words';
import type { Rules } from './question';

const REFUSED = /[\p{Cs}\p{Cn}\p{Co}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;
const CONTROL = /\p{Cc}/u;
const CENTURY: Record<string, number> = { 9: 1800, 0: 1800, 1: 1900, 2: 1900, 5: 1900, 6: 1900, 3: 2000, 4: 2000, 7: 2000, 8: 2000 };

/** What is wrong with this answer, in words; undefined: nothing. `today` is the office's day. */
export function wrongWith(rules: Rules, value: Value | undefined, answers: Answers, today: string): string | undefined {
  if (value === undefined) {
    if (!rules.required) return undefined;
    return rules.kind === 'consent' ? say("읽고 동의해 주세요.") : say("답해 주세요.");
  }
  switch (rules.kind) {
    case 'number':
    case 'won':
    case 'hours': return wrongNumber(rules, value);
    case 'day': return wrongDay(rules, value, answers, today);
    case 'month': return /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)) ? undefined : say("2026-01처럼 연-월로 적어 주세요.");
    case 'identity_number': return wrongIdentity(String(value));
    case 'phone': return /^0\d{8,10}$/.test(String(value)) ? undefined : say("전화번호를 0으로 시작하는 숫자로 적어 주세요.");
    case 'bank_account': return wrongAccount(value);
    case 'choices': return wrongChoices(rules, value);
    case 'text':
    case 'long_text': return wrongText(rules, String(value));
    default: return undefined;
  }
}

function wrongNumber({ kind, least, most }: Rules, value: Value): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return say("숫자로 적어 주세요.");
  if ((least === undefined || value >= least) && (most === undefined || value <= most)) return undefined;
  if (kind === 'hours') return say("0보다 크고 {max}시간 이하로 적어 주세요.", { max: (most ?? 1440) / 60 });
  return say("{min} 이상 {max} 이하로 적어 주세요.", { min: number(least ?? 0), max: number(most ?? Number.MAX_SAFE_INTEGER) });
}

/** A day that the calendar has; JavaScript would turn 31 February into March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text + 'T00:00:00Z');
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function wrongDay(rules: Rules, value: Value, answers: Answers, today: string): string | undefined {
  if (typeof value !== 'string' || !isDay(value)) return say("2026-01-31처럼 연-월-일로 적어 주세요.");
  if (value < (rules.first ?? '') || value > (rules.last ?? '9999')) return say("이 날짜는 쓸 수 없어요. 연도를 확인해 주세요.");
  if (rules.notAfter === 'today' && value > today) return say("오늘보다 뒤의 날은 적을 수 없어요.");
  const later = rules.notAfter && answers[rules.notAfter];
  if (typeof later === 'string' && isDay(later) && value > later) return say("뒤에 적은 날보다 뒤예요.");
  const earlier = rules.notBefore && answers[rules.notBefore];
  if (typeof earlier === 'string' && isDay(earlier) && value < earlier) return say("앞에 적은 날보다 앞이에요.");
  return undefined;
}

/** 13 digits with a possible birth date. No check digit: numbers given out since October 2020 have none. */
function wrongIdentity(value: string): string | undefined {
  if (!/^\d{13}$/.test(value)) return say("주민등록번호 13자리를 숫자로 적어 주세요.");
  const year = (CENTURY[value.charAt(6)] ?? 0) + Number(value.slice(0, 2));
  const born = `${year}-${value.slice(2, 4)}-${value.slice(4, 6)}`;
  return isDay(born) ? undefined : say("앞 여섯 자리가 생년월일이 아니에요. 다시 확인해 주세요.");
}

function wrongAccount(value: Value): string | undefined {
  const { bank, number } = value as { bank?: string; number?: string };
  if (!bank) return say("은행을 골라 주세요.");
  return /^\d{7,16}$/.test(number ?? '') ? undefined : say("계좌번호를 숫자만 적어 주세요.");
}

function wrongChoices({ alone }: Rules, value: Value): string | undefined {
  const chosen = Array.isArray(value) ? value : [];
  if (chosen.length === 0) return say("하나 이상 골라 주세요.");
  return alone !== undefined && chosen.length > 1 && chosen.includes(alone) ? say("함께 고를 수 없는 답이 있어요. 하나만 남겨 주세요.") : undefined;
}

function wrongText({ kind, shortest = 1, longest, pattern }: Rules, value: string): string | undefined {
  const lines = kind === 'long_text' ? value.replaceAll('\n', '') : value;
  if (CONTROL.test(lines) || REFUSED.test(lines)) return say("쓸 수 없는 글자가 들어 있어요. 지우고 다시 적어 주세요.");
  const length = [...value].length; // as the server counts: code points, not halves of them
  if (length < shortest || (longest !== undefined && length > longest)) {
    return longest === undefined
      ? say("{min}자 이상 적어 주세요.", { min: shortest })
      : say("{min}자 이상 {max}자 이하로 적어 주세요.", { min: shortest, max: longest });
  }
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value) ? undefined : say("예시처럼 적어 주세요.");
}

export type Wrong = Record<string, string>;

export function allWrong(asked: Rules[], answers: Answers, today: string): Wrong {
  const wrong: Wrong = {};
  for (const rules of asked) {
    const words = wrongWith(rules, answers[rules.name], answers, today);
    if (words !== undefined) wrong[rules.name] = words;
  }
  return wrong;
}
