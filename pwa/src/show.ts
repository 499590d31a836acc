// Amounts, times and days as people of this language read them. Times are Korea's, wherever the phone is.
import { language, rightToLeft, say } from './words';

const KST_OFFSET = 9 * 3600_000;

export const number = (value: number): string => new Intl.NumberFormat(language()).format(value);
export const won = (value: number): string => say("{amount}원", { amount: number(value) });

/** From right to left on the 24-hour clock: a Latin "AM" would land on the wrong side of the time. */
export function moment(iso: string | number): string {
  const clock = rightToLeft() ? { hourCycle: 'h23' as const } : {};
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Seoul', ...clock }).format(new Date(iso));
}

/** A calendar day has no time zone: it is read and shown as UTC so that no shift can touch it. */
export function day(iso: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso + 'T00:00:00Z'));
}

export function month(iso: string): string {
  return new Intl.DateTimeFormat(language(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(iso + '-01T00:00:00Z'));
}

/** The office's calendar day, decisive for `filed_on`. */
export const today = (now = Date.now()): string => new Date(now + KST_OFFSET).toISOString().slice(0, 10);
