// Where the account is signed in: see, end one, end all.
import { html, render, type TemplateResult } from 'lit-html';
import { call } from '../api';
import type { Device } from '../api-types';
import { ask, busy, onAction, slot, tell } from '../dom';
import { signOut } from '../session';
import { moment } from '../show';
import { say } from '../words';

export async function showSessions(): Promise<void> {
  const place = slot('sessions');
  if (place) render(html`${(await call<Device[]>('GET', '/sessions')).map(card)}`, place);
}

function card(session: Device): TemplateResult {
  const end = (event: Event) => void busy(event.currentTarget as HTMLElement, async () => {
    await call('DELETE', '/sessions/' + session.id);
    await showSessions();
    tell(say("그 기기에서 로그아웃했어요."), 'ok');
  });
  return html`<li class="card" data-session=${session.id}>
    <h3><bdi>${session.device}</bdi>${session.current ? html` <span class="badge">${say("이 기기")}</span>` : ''}</h3>
    <p class="muted">${say("마지막으로 쓴 때: {time}", { time: moment(session.seen_at) })}</p>
    ${session.current ? '' : html`<div class="actions"><button type="button" class="quiet" data-step="end" @click=${end}>${say("로그아웃시키기")}</button></div>`}
  </li>`;
}

export function wireSessions(): void {
  onAction('sign-out-everywhere', async () => {
    if (await ask('sign-out-everywhere')) await signOut(true);
  });
}
