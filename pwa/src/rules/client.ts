// The page's end of the rules worker. Without WebAssembly, or when the worker fails, there is no preview and the page goes on.
import { scriptURL } from '../worker';

export type Ask = <T>(rule: string, inputs: unknown) => Promise<T>;
interface Told { n: number; output?: unknown; error?: string }
interface Waiting { done(output: unknown): void; fail(why: Error): void }

export function startRules(address: string): Ask | undefined {
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined') return undefined;
  const worker = new Worker(scriptURL(address), { type: 'module', name: 'rules' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let broken = false;
  const fail = (): void => {
    broken = true;
    for (const one of waiting.values()) one.fail(new Error('rules'));
    waiting.clear();
  };
  worker.addEventListener('error', fail);
  worker.addEventListener('message', (event: MessageEvent<Told>) => {
    const { n, output, error } = event.data;
    if (n === 0) return fail();
    const one = waiting.get(n);
    waiting.delete(n);
    if (error === undefined) one?.done(output);
    else one?.fail(new Error(error));
  });
  return <T>(rule: string, inputs: unknown) => new Promise<T>((done, failed) => {
    if (broken) return failed(new Error('rules'));
    const n = ++last;
    waiting.set(n, { done: (output) => done(output as T), fail: failed });
    worker.postMessage({ n, rule, inputs });
  });
}
