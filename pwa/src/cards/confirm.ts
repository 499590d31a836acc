// One touch for something finished: sign, seal, keep, send.
import { plain, tell } from '../dom';
import { sendDraft } from '../filing/send';
import { announce } from '../news';
import { send } from '../outbox/triggers';
import { inWords } from '../passkeys/support';
import type { Draft } from '../vault/drafts';
import { language, say } from '../words';

/** Used wherever something finished waits for its touch. */
export async function confirmAndSend(draft: Draft): Promise<void> {
  const sent = await sendDraft(draft).catch((problem: unknown) => void tell(inWords(problem) || plain(problem), 'error'));
  announce({ type: 'outbox', sent: [] });
  if (sent === 'unknown') return location.assign(`/${language()}/sign-in/?next=submissions/`);
  if (sent === 'unconfirmed') return tell(say("확인이 끝나지 않아 보내지 않았어요. 내용은 그대로 있어요."), 'offline');
  if (sent === 'kept') {
    tell(say("이 휴대폰에 보관했어요. 아직 접수되지 않았어요."), 'offline');
    const { sent: arrived } = await send();
    if (arrived.includes(draft.id)) tell(say("접수됐어요."), 'ok');
  }
}
