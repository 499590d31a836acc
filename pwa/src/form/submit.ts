// Send: check everything, one touch, kept on this phone. Where no account is known yet, the finished draft waits and the person is led to a passkey.
import { html, render } from 'lit-html';
import { given, plain, tell } from '../dom';
import { sendDraft } from '../filing/send';
import { send } from '../outbox/triggers';
import { receiptOf } from '../outbox/store';
import { onNews } from '../news';
import { inWords } from '../passkeys/support';
import { moment } from '../show';
import type { Draft } from '../vault/drafts';
import { language, say } from '../words';
import type { Form } from './form';

type Pages = Record<string, { title: string; status?: string }>;

export async function submit(form: Form): Promise<void> {
  if (!form.passes(form.asked)) return;
  form.keeper.changed();
  await form.keeper.now();
  const draft = form.keeper.draft;
  if (!draft) return;
  tell('');
  const sent = await sendDraft(draft).catch((problem: unknown) => failed(problem));
  if (sent === 'unknown') return location.assign(`/${language()}/join/?next=${draft.procedure}/%23step-review`);
  if (sent === 'unconfirmed') return tell(say("아직 보내지 않았어요. 내용은 이 휴대폰에 보관했어요. ‘보내기’를 눌러 한 번 더 확인해 주세요."), 'offline');
  if (sent === 'kept') await done(form, draft);
}

function failed(problem: unknown): undefined {
  const words = inWords(problem) || (problem instanceof TypeError ? say("봉할 열쇠를 아직 받지 못했어요. 내용은 보관했어요. 연결된 뒤 다시 보내 주세요.") : plain(problem));
  tell(words, 'error');
  return undefined;
}

/** The status page is there with the service worker or with the network; where neither is, this page tells the same. */
async function done(form: Form, draft: Draft): Promise<void> {
  const pages = given<Pages>(document.getElementById('main'), 'procedures', {});
  const page = pages[draft.procedure]?.status ?? `/${language()}/${draft.procedure}/status/`;
  const status = page + '#' + draft.id;
  if (document.documentElement.dataset.offline === 'ready' || (await there(page))) return location.assign(status);
  const place = document.getElementById('done');
  if (!place) return location.assign(status);
  form.element.hidden = true;
  document.getElementById('preview')?.remove();
  place.hidden = false;
  const show = async () => render(await content(draft.id, status), place);
  await show();
  place.focus();
  onNews((news) => news.type === 'outbox' && void show());
  await send();
}

async function there(page: string): Promise<boolean> {
  return fetch(page, { credentials: 'omit', redirect: 'error' }).then((response) => response.ok, () => false);
}

async function content(id: string, status: string) {
  const receipt = await receiptOf(id);
  return receipt
    ? html`<h2>${say("접수됐어요")}</h2>
        <p>${say("접수번호 {number}", { number: receipt.number })}</p>
        <p>${moment(receipt.received_at)}</p>
        <p class="actions"><a class="button primary" href=${status}>${say("다음에 할 일 보기")}</a></p>`
    : html`<h2>${say("이 휴대폰에 보관했어요. 아직 접수되지 않았어요.")}</h2>
        <p>${say("연결되면 저절로 보내요. 이 창을 닫아도 지워지지 않아요.")}</p>
        <p class="actions"><a class="button secondary" href=${status}>${say("신청 상태 보기")}</a></p>`;
}
