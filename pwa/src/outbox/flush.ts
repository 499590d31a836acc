// Send what waits, oldest first; stop only while the network is missing: one bad entry never holds up the others. Used by page and service worker.
import type { Entry } from '../db';
import type { Answer, Receipt } from '../filing/types';
import { backoff, type Outcome, outcome } from './answer';
import { entryOf, LOCK, settle, update, waiting } from './store';

/** The receipt; null: not a valid one; undefined: cannot be checked here, the page will. */
export type Verify = (answer: Answer, entry: Entry) => Promise<Receipt | null | undefined>;
export interface Round { sent: string[]; left: number }
const LIMIT = 30_000;

export async function flush(verify: Verify): Promise<Round> {
  const sent: string[] = [];
  for (const { id } of await waiting()) {
    // One sender over tabs and worker; the lock is free between entries. Correctness rests on the id alone.
    const turn = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? deliver(id, verify) : 'stop'));
    if (turn === 'sent') sent.push(id);
    if (turn === 'stop') break;
  }
  return { sent, left: (await waiting()).filter((entry) => !entry.held).length };
}

async function deliver(id: string, verify: Verify): Promise<'sent' | 'next' | 'stop'> {
  const entry = await entryOf(id);
  if (!entry || entry.held || (entry.notBefore > Date.now() && !entry.answer)) return 'next';
  if (!entry.answer) {
    entry.tries++; // before the first byte leaves: whatever was tried once may be stored there and is never edited from now on
    await update(entry);
  }
  const result = entry.answer ? { answer: entry.answer } : await send(entry);
  if (result === 'offline') {
    await update({ ...entry, notBefore: 0 });
    return 'stop';
  }
  return (await accept(entry, result, verify)) ? 'sent' : 'next';
}

async function accept(entry: Entry, result: Outcome, verify: Verify): Promise<boolean> {
  const { answer: _old, ...rest } = entry;
  const receipt = result.answer && (await verify(result.answer, entry).catch(() => undefined));
  if (receipt && result.answer) {
    await settle(entry, receipt, result.answer);
    return true;
  }
  const wait = 1000 * (result.after ?? backoff(entry.tries));
  await update({
    ...rest,
    notBefore: Date.now() + wait,
    asked: result.after !== undefined,
    ...(result.answer && receipt === undefined ? { answer: result.answer } : {}),
    ...(result.held ? { held: result.held } : {}),
    ...(result.errors ? { errors: result.errors } : {}),
    ...(result.other ? { other: result.other } : {}),
  });
  return false;
}

/** No credentials: the signature inside speaks for the person, not whoever is signed in now. */
async function send(entry: Entry): Promise<Outcome | 'offline'> {
  try {
    const response = await fetch('/api/submissions/' + entry.id, {
      method: 'PUT', credentials: 'omit', redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(LIMIT),
      headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(entry.envelope),
    });
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = type.includes('json') ? await response.json() : undefined;
    return outcome(response.status, type, body, response.headers.get('retry-after'));
  } catch (problem) {
    return (problem as Error).name === 'TypeError' ? 'offline' : {}; // a time-out or a torn answer concerns this entry only
  }
}
