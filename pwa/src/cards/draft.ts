// A draft as a card: go on writing, or (finished, unsigned) confirm with one touch and send.
import { html, type TemplateResult } from 'lit-html';
import { ask, busy } from '../dom';
import { announce } from '../news';
import { moment } from '../show';
import { type Draft, dropDraft } from '../vault/drafts';
import { say } from '../words';
import { procedureOf } from './names';

export function draftCard(draft: Draft): TemplateResult {
  const { title, href } = procedureOf(draft.procedure);
  const ready = draft.state === 'ready';
  const go = (event: Event) => void busy(event.currentTarget as HTMLElement, async () => (await import('./confirm')).confirmAndSend(draft));
  const drop = (event: Event) => void busy(event.currentTarget as HTMLElement, () => throwAway(draft.id));
  return html`<li class="card" data-draft=${draft.id}>
    <h3>${title} <span class="badge" data-state=${ready ? 'held' : 'draft'}>${ready ? say("확인하면 보내요") : say("작성 중")}</span></h3>
    <p class="muted">${moment(draft.changed)}</p>
    <p>${ready ? say("다 적었어요. 지문이나 얼굴로 한 번 확인하면 보내요. 아직 접수되지 않았어요.") : say("적던 내용을 이 휴대폰에 보관했어요.")}</p>
    <div class="actions">
      ${ready ? html`<button type="button" class="primary" data-step="confirm" @click=${go}>${say("확인하고 보내기")}</button>` : ''}
      ${draft.procedure === 'withdrawal' ? '' : html`<a class="button secondary" href=${href}>${ready ? say("고치기") : say("이어서 쓰기")}</a>`}
      <button type="button" class="quiet" data-step="discard" @click=${drop}>${say("지우기")}</button>
    </div>
  </li>`;
}

async function throwAway(id: string): Promise<void> {
  if (!(await ask('discard'))) return;
  await dropDraft(id);
  announce({ type: 'outbox', sent: [] });
}
