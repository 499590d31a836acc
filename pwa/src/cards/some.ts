// Pages on which waiting things are only shown when there are some: what shows them is loaded only then.
import { use } from '../db';
import { onNews } from '../news';

const some = async (): Promise<boolean> => (await use((db) => db.count('outbox'))) + (await use((db) => db.count('records'))) > 0;

export async function showWaitingIfAny(): Promise<void> {
  if (await some()) await (await import('./waiting')).keepShowingWaiting();
  else onNews((news) => news.type === 'outbox' && void import('./waiting').then(({ showWaiting }) => showWaiting()));
}
