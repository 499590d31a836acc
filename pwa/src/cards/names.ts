// What procedures and states are called, as the page builder left it on <main>.
import { given } from '../dom';
import { language, say } from '../words';

interface Procedure { title: string; href: string; status: string }
const main = (): HTMLElement | null => document.getElementById('main');

export function procedureOf(key: string): Procedure {
  const known = given<Record<string, Procedure>>(main(), 'procedures', {})[key];
  if (known) return known;
  const list = `/${language()}/submissions/`;
  return { title: key === 'withdrawal' ? say("신청 거두기(취하)") : say("신청"), href: list, status: list };
}

export function stateOf(code: string): { title: string; text: string } {
  return given<Record<string, { title: string; text: string }>>(main(), 'states', {})[code] ?? { title: say("접수됨"), text: '' };
}
