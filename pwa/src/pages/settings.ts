// Settings: this phone, the passkeys, the sessions.
import { account, standing } from '../account';
import { plain, tell } from '../dom';
import { start } from '../main';
import { showPasskeys, wirePasskeys } from '../settings/passkeys';
import { wirePhone } from '../settings/phone';
import { showSessions, wireSessions } from '../settings/sessions';

void start(async () => {
  await wirePhone();
  if (standing(await account()) !== 'in') return;
  wirePasskeys();
  wireSessions();
  await Promise.all([showPasskeys(), showSessions()]).catch((problem: unknown) => tell(plain(problem), 'error'));
});
