/// <reference lib="webworker" />
// The rules of the law in a page worker: the server's own files, run by MicroPython in WebAssembly.
import { OPTIONS, start } from './start.mjs';

declare const self: DedicatedWorkerGlobalScope;
declare const MICROPYTHON: string, WASM: string, RULES: string; // addresses with hash, set by the build
interface Question { n: number; rule: string; inputs: unknown }

const ready = (async () => {
  const { loadMicroPython } = (await import(MICROPYTHON)) as { loadMicroPython(options: object): Promise<unknown> };
  const files = fetch(RULES).then((response) => response.json() as Promise<Record<string, string>>); // {"backend/services/kit/dated.py": "…", …}
  return start(await loadMicroPython({ url: WASM, ...OPTIONS }), await files);
})();
ready.catch(() => self.postMessage({ n: 0, error: 'no rules here' }));

// {n, rule, inputs} -> {n, output} or {n, error}: text goes over, never proxies
self.addEventListener('message', (event: MessageEvent<Question>) => void (async () => {
  const { n, rule, inputs } = event.data;
  try {
    self.postMessage({ n, output: JSON.parse((await ready)(rule, JSON.stringify(inputs))) as unknown });
  } catch (problem) {
    self.postMessage({ n, error: (problem as { type?: string }).type ?? String(problem) });
  }
})());
