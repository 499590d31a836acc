// Sign in: by the button, or by the passkey that the browser offers in the field.
import { account, standing } from '../account';
import { plain, onAction, reveal, tell } from '../dom';
import { start } from '../main';
import { onward } from '../passkeys/onward';
import { autofills, signIn } from '../passkeys/sign-in';
import { inWords, supported } from '../passkeys/support';

const RENEW = 4 * 60_000; // the server forgets a challenge after five minutes
const part = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-show="${name}"]`);

async function byButton(): Promise<void> {
  tell('');
  try {
    await signIn();
    onward();
  } catch (problem) {
    tell(inWords(problem) || plain(problem), 'error');
    void offerInField();
  }
}

/** Waits quietly in the field; whatever goes wrong here, the button is still there. */
async function offerInField(): Promise<void> {
  if (!(await autofills())) return;
  reveal(part('autofill'));
  const renew = setTimeout(() => document.visibilityState === 'visible' && void offerInField(), RENEW);
  try {
    await signIn(true);
    onward();
  } catch (problem) {
    if ((problem as Error).name !== 'AbortError' && !inWords(problem)) tell(plain(problem), 'error');
  } finally {
    clearTimeout(renew);
  }
}

void start(async () => {
  if (standing(await account()) === 'in') return onward();
  onAction('sign-in', byButton);
  reveal(part('no-passkey'), !(await supported()));
  if (typeof PublicKeyCredential !== 'undefined') void offerInField();
});
