// The passkeys of the account: see, name, add, remove. Adding and removing need a fresh touch.
import { html, render, type TemplateResult } from 'lit-html';
import { call } from '../api';
import type { Passkey } from '../api-types';
import { ask, busy, onAction, plain, slot, tell } from '../dom';
import { fresh } from '../passkeys/fresh';
import { add } from '../passkeys/join';
import { signalAccepted } from '../passkeys/signal';
import { inWords } from '../passkeys/support';
import { look } from '../session';
import { moment } from '../show';
import { say } from '../words';

export async function showPasskeys(): Promise<void> {
  const place = slot('passkeys');
  if (!place) return;
  const passkeys = await call<Passkey[]>('GET', '/passkeys');
  render(html`${passkeys.map((passkey) => card(passkey, passkeys.length > 1))}`, place);
  await signalAccepted(passkeys.map((passkey) => passkey.id));
}

function card(passkey: Passkey, more: boolean): TemplateResult {
  const field = 'name-' + passkey.id;
  return html`<li class="card" data-passkey=${passkey.id}>
    <h3><bdi>${passkey.name}</bdi>${passkey.current ? html` <span class="badge">${say("지금 쓰는 패스키")}</span>` : ''}</h3>
    <p class="muted">${say("만든 때: {time}", { time: moment(passkey.created_at) })}</p>
    <p class="muted">${passkey.last_used_at ? say("마지막으로 쓴 때: {time}", { time: moment(passkey.last_used_at) }) : say("아직 쓰지 않았어요")}</p>
    <details><summary>${say("이름 바꾸기")}</summary>
      <form @submit=${(event: Event) => void rename(event, passkey.id)}>
        <label for=${field}>${say("새 이름")}</label>
        <input type="text" id=${field} name="name" maxlength="60" autocomplete="off" dir="auto" .value=${passkey.name} required>
        <button type="submit" class="secondary">${say("저장")}</button>
      </form>
    </details>
    ${more ? html`<div class="actions"><button type="button" class="quiet" data-step="remove" @click=${(event: Event) => void remove(event, passkey)}>${say("없애기")}</button></div>` : ''}
  </li>`;
}

async function rename(event: Event, id: string): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const name = String(new FormData(form).get('name') ?? '').trim().normalize('NFC');
  if (name) await attempt(form, () => call('PATCH', '/passkeys/' + id, { name }), say("이름을 바꿨어요."));
}

async function remove(event: Event, passkey: Passkey): Promise<void> {
  const button = event.currentTarget as HTMLElement;
  if (!(await ask('remove-passkey'))) return;
  await attempt(button, () => fresh(() => call('DELETE', '/passkeys/' + passkey.id)), say("패스키를 없앴어요."));
}

/** The list and what the phone keeps of it are read anew after every change. */
async function attempt(element: HTMLElement, work: () => Promise<unknown>, done: string): Promise<void> {
  await busy(element, async () => {
    try {
      await work();
      await look();
      await showPasskeys();
      tell(done, 'ok');
    } catch (problem) {
      tell(inWords(problem) || plain(problem), 'error');
    }
  });
}

export function wirePasskeys(): void {
  onAction('add-passkey', (button) => {
    button.removeAttribute('aria-busy');
    return attempt(button, () => fresh(() => add('')), say("패스키를 더했어요."));
  });
}
