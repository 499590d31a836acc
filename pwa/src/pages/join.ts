// Open an account with a passkey. Whoever has one already is led to signing in.
import { account, standing } from '../account';
import { all, onAction, plain, reveal, tell } from '../dom';
import { start } from '../main';
import { join } from '../passkeys/join';
import { onward } from '../passkeys/onward';
import { inWords, supported } from '../passkeys/support';

/** The way there and back stays the same for who turns to signing in. */
function carryNext(): void {
  for (const link of all('a[href$="/sign-in/"], a[href$="/join/"]', document.getElementById('main') ?? document) as HTMLAnchorElement[]) link.search = location.search;
}

void start(async () => {
  if (standing(await account()) === 'in') return onward();
  carryNext();
  reveal(document.querySelector<HTMLElement>('[data-show="no-passkey"]'), !(await supported()));
  onAction('join', async () => {
    tell('');
    try {
      await join();
      onward();
    } catch (problem) {
      tell(inWords(problem) || plain(problem), 'error');
    }
  });
});
