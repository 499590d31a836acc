// Digits as people type them, and as they are answered: ASCII, with separators only where they are shown.

/** Zero of each writing system whose digits a phone's keyboard may give; the first is the full-width zero of Korean keyboards. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0];

export function ascii(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

export const digits = (text: string): string => ascii(text).replace(/[^0-9]/g, '');

/** "20260331" in groups of 4, 2, 2 with "-": no separator before the digit that needs it, so deleting works. */
function grouped(text: string, sizes: number[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= text.length) break;
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return parts.join('-');
}

export const showDay = (text: string): string => grouped(digits(text), [4, 2, 2]);
export const showMonth = (text: string): string => grouped(digits(text), [4, 2]);
export const showIdentity = (text: string): string => grouped(digits(text), [6, 7]);
export const showAccount = (text: string): string => digits(text).slice(0, 16);
export const showNumber = (text: string): string => digits(text).slice(0, 15);

export function showWon(text: string): string {
  const plain = digits(text).replace(/^0+(?=\d)/, '').slice(0, 15);
  return plain.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 02-123-4567, 010-1234-5678, 031-123-4567. */
export function showPhone(text: string): string {
  const plain = digits(text).slice(0, 11);
  const area = plain.startsWith('02') ? 2 : 3;
  return grouped(plain, [area, plain.length > area + 7 ? 4 : 3, 4]);
}

/** Hours keep their decimal point: "7.5", "7:30". */
export const showHours = (text: string): string => ascii(text).replace(/[．，,]/g, '.').replace(/：/g, ':').replace(/[^0-9.:]/g, '').slice(0, 5);

/** Hours as typed to whole minutes; undefined when it is no time. */
export function minutes(text: string): number | undefined {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  return /^\d{1,2}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : undefined;
}

export const hours = (value: number): string => String(Math.round((value / 60) * 100) / 100);

export const SHOWN: Record<string, (text: string) => string> = {
  day: showDay, month: showMonth, identity_number: showIdentity, bank_account: showAccount, number: showNumber, won: showWon, phone: showPhone, hours: showHours,
};
