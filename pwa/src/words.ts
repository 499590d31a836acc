// What scripts say at run time. The Korean sentence is the name of its translation (gettext's msgid).

type Values = Record<string, string | number>;

let words: Record<string, string> = {};

export const language = (): string => document.documentElement.lang || 'ko';

/** Korean needs no catalogue; another language without its words falls back to Korean rather than to nothing. */
export async function loadWords(): Promise<void> {
  if (language() === 'ko') return;
  try {
    words = await (await fetch(`/${language()}/words.json`)).json();
  } catch {
    words = {};
  }
}

/** Written from right to left: lists take the Arabic comma, and values need to be kept apart. */
export const rightToLeft = (): boolean => document.documentElement.dir === 'rtl';

/** "010-0000-0000" between Urdu words would be shown back to front: Unicode's isolates keep a value in its own direction. */
const apart = (value: string): string => (rightToLeft() ? `\u2068${value}\u2069` : value);

export function say(sentence: string, values: Values = {}): string {
  const found = words[sentence] || sentence;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? apart(String(values[name])) : whole));
}
