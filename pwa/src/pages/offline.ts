// The page for addresses that are not on this phone yet; as soon as there is a network again, the one that was wanted comes.
import { showWaitingIfAny } from '../cards/some';
import { start } from '../main';

void start(async () => {
  if (!location.pathname.endsWith('/offline/')) addEventListener('online', () => location.reload());
  await showWaitingIfAny();
});
