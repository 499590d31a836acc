// Home: what waits on this phone is shown first. Signed out with nothing waiting, nothing is asked of the server.
import { showWaitingIfAny } from '../cards/some';
import { start } from '../main';

void start(showWaitingIfAny);
