// While typing: separators come by themselves, the caret stays where the person is, Enter goes to the next question.
import { SHOWN } from './digits';
import { controls, type Question } from './question';

const isDigit = (char: string): boolean => /\p{Nd}/u.test(char);

/** Show the text its kind's way; the caret keeps as many digits before it as it had. */
export function reshape(input: HTMLInputElement, show: (text: string) => string): void {
  const before = input.value;
  const after = show(before);
  if (after === before) return;
  const caret = input.selectionStart ?? before.length;
  let left = [...before.slice(0, caret)].filter(isDigit).length;
  input.value = after;
  let at = 0;
  while (at < after.length && left > 0) if (isDigit(after.charAt(at++))) left--;
  if (document.activeElement === input) input.setSelectionRange(at, at);
}

export function shapeWhileTyping(questions: Question[]): void {
  for (const question of questions) {
    const show = SHOWN[question.kind];
    if (!show) continue;
    for (const input of controls(question)) {
      if (!(input instanceof HTMLInputElement) || input.type === 'date' || input.type === 'month') continue;
      const now = () => reshape(input, show);
      input.addEventListener('input', (event) => (event as InputEvent).isComposing || now());
      input.addEventListener('compositionend', now);
    }
  }
}

/** An answer that excludes the others ("none of these") clears them, and they clear it. */
export function excludeWhileChoosing(questions: Question[]): void {
  for (const question of questions.filter(({ alone }) => alone !== undefined)) {
    const boxes = controls(question) as HTMLInputElement[];
    for (const box of boxes) {
      box.addEventListener('change', () => {
        if (!box.checked) return;
        for (const other of boxes) if (other !== box && (box.value === question.alone || other.value === question.alone)) other.checked = false;
      });
    }
  }
}

/** Enter never sends: it goes to the next question, and after the last one to the step's own button, which is pressed on purpose. */
export function enterGoesOn(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('keydown', (event) => {
    const from = event.target as HTMLElement;
    if (event.key !== 'Enter' || event.isComposing || !(from instanceof HTMLInputElement || from instanceof HTMLSelectElement)) return;
    event.preventDefault();
    const step = from.closest<HTMLElement>('[data-step]');
    const question = from.closest<HTMLElement>('.question');
    if (!step || !question) return;
    const following = [...step.querySelectorAll<HTMLElement>('.question:not([hidden])')];
    const target = from.name.endsWith('.bank') ? question : following[following.indexOf(question) + 1];
    const place = target === question ? question.querySelector<HTMLElement>('[name$=".number"]') : target && firstControl(target);
    (place ?? step.querySelector<HTMLElement>('[data-action="next"], [data-action="send"]'))?.focus();
  });
}

function firstControl(question: HTMLElement): HTMLElement | null {
  return question.querySelector<HTMLElement>('input:checked') ?? question.querySelector<HTMLElement>('input, select, textarea');
}
