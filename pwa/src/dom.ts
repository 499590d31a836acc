// The few things every page does with its document. Text goes in as textContent only.
import { say } from './words';

export type Tone = 'info' | 'ok' | 'offline' | 'error';

export const slot = (name: string, root: ParentNode = document): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-slot="${name}"]`);
export const all = (selector: string, root: ParentNode = document): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
export const reveal = (element: HTMLElement | null, shown = true): void => void (element && (element.hidden = !shown));

/** The one announced line of the page; an empty text clears it. */
export function tell(sentence: string, tone: Tone = 'info'): void {
  const line = document.getElementById('status');
  if (!line) return;
  line.dataset.kind = tone;
  line.textContent = sentence;
}

/** Run `act` for every button of that name; while it runs the button is busy and a second tap does nothing. */
export function onAction(name: string, act: (button: HTMLElement, event: Event) => unknown, root: ParentNode = document): void {
  for (const button of all(`[data-action="${name}"]`, root)) button.addEventListener('click', (event) => void busy(button, () => act(button, event)));
}

export async function busy(button: HTMLElement, act: () => unknown): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await act();
  } catch (problem) {
    tell(plain(problem), 'error');
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** Every error a person sees has words of its own; what has none gets the general ones, and nothing goes to the console. */
export function plain(problem: unknown): string {
  const detail = (problem as { detail?: unknown } | null)?.detail;
  return typeof detail === 'string' && detail ? detail : say("일이 끝나지 않았어요. 잠시 뒤에 다시 해 주세요.");
}

/** Ask in one of the page's own dialogs; true only for its "ok" button. Escape and a missing dialog are no. */
export function ask(name: string, fill?: string): Promise<boolean> {
  const dialog = document.getElementById('dialog-' + name) as HTMLDialogElement | null;
  if (!dialog) return Promise.resolve(false);
  const place = slot('dialog-text', dialog);
  if (place && fill !== undefined) place.textContent = fill;
  dialog.returnValue = '';
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => dialog.addEventListener('close', () => done(dialog.returnValue === 'ok'), { once: true }));
}

/** A small element with text; user data can only become text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string> = {}, ...inside: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** JSON that the page builder left in an attribute of <main> or <html>. */
export function given<T>(element: Element | null, name: string, otherwise: T): T {
  const raw = element?.getAttribute('data-' + name);
  return raw ? (JSON.parse(raw) as T) : otherwise;
}
