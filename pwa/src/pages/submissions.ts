// My submissions: what waits on this phone, and what the office has.
import { html, render } from 'lit-html';
import { filed, filedCard } from '../cards/filed';
import { keepShowingWaiting, showWaiting } from '../cards/waiting';
import { reveal, slot, tell } from '../dom';
import { start } from '../main';
import { onNews } from '../news';
import { offerUnlock } from '../passkeys/unlock-here';
import { moment } from '../show';
import { say } from '../words';

async function showFiled(): Promise<void> {
  const place = slot('filed');
  if (!place) return;
  const { rows, old } = await filed();
  render(html`${rows.map(filedCard)}`, place);
  reveal(document.getElementById('empty'), rows.length === 0);
  if (old !== undefined) tell(say("{time}에 받은 목록이에요. 연결되면 새로 보여 드려요.", { time: moment(old) }), 'offline');
}

void start(async () => {
  await offerUnlock(() => Promise.all([showWaiting(), showFiled()]));
  await keepShowingWaiting();
  await showFiled();
  onNews((news) => {
    if (news.type !== 'outbox' || news.sent.length === 0) return;
    tell(say("접수됐어요."), 'ok');
    void showFiled();
  });
});
