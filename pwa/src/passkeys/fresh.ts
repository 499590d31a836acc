// What needs a fresh touch: do it, and where the server wants the touch first, touch and do it again.
import { Problem } from '../api';
import { markStale } from '../account';
import { stepUp } from './step-up';

export async function fresh<T>(work: () => Promise<T>): Promise<T> {
  await stepUp();
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Problem && problem.code === 'confirm_first')) throw problem;
    await markStale(); // the five minutes were over by the server's clock
    await stepUp();
    return work();
  }
}
