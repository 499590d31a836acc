// The door: whoever has been here goes on in the language chosen then.
import { getMeta } from '../db';
import { given } from '../dom';
import { start } from '../main';

void (async () => {
  const chosen = await getMeta<string>('language').catch(() => undefined);
  const offered = given<string[]>(document.documentElement, 'languages', []);
  if (chosen && offered.includes(chosen)) location.replace(`/${chosen}/`);
  else await start();
})();
