/// <reference lib="webworker" />
// The cached shell: public files only, each under its revision. The build puts CORE, VERSION, BUILD and URGENT in front of the worker.
declare const self: ServiceWorkerGlobalScope;
declare const CORE: Rows, VERSION: string;

export type Rows = [url: string, revision: string][];
export const NAME = 'pre-' + VERSION;
export const CORE_PATHS = new Set(CORE.map(([url]) => url));

/** Small facts the worker itself needs; nothing about a person. */
export const fact = async <T>(key: string): Promise<T | undefined> => (await (await caches.open('meta')).match('/__' + key))?.json();
export const note = async (key: string, value: unknown): Promise<void> => (await caches.open('meta')).put('/__' + key, new Response(JSON.stringify(value)));

/** All or nothing: a failure leaves the old version or language in place. Unchanged files are copied, not fetched. */
export async function fill(rows: Rows): Promise<void> {
  const cache = await caches.open(NAME);
  const left = [...rows];
  const take = async (): Promise<void> => {
    for (let row = left.shift(); row; row = left.shift()) {
      const [url, revision] = row;
      const key = url + '?__rev=' + revision;
      if (await cache.match(key)) continue;
      const response = (await caches.match(key)) ?? (await fetch(new Request(url, { cache: 'no-cache', credentials: 'omit' })));
      if (!response.ok || response.redirected) throw new Error(`${url} ${response.status}`);
      await cache.put(key, response);
    }
  };
  await Promise.all(Array.from({ length: 6 }, take)); // as many as a browser asks of one host at once
}

export const fillCore = (): Promise<void> => fill(CORE);

/** A file by its path, whatever its revision. A page is a folder, with or without its slash. */
export async function cached(path: string): Promise<Response | undefined> {
  const cache = await caches.open(NAME);
  return (await cache.match(path, { ignoreSearch: true })) ?? (/(\.\w+|\/)$/.test(path) ? undefined : cache.match(path + '/', { ignoreSearch: true }));
}

/** The one file that changes without a build: network first, and every fresh copy is kept. */
export async function keysFirst(): Promise<Response> {
  try {
    const response = await fetch(new Request('/keys.json', { cache: 'no-store', credentials: 'omit', redirect: 'error' }));
    if (!response.ok || !(response.headers.get('content-type') ?? '').includes('json')) throw new Error('not ours');
    const cache = await caches.open(NAME);
    for (const key of await cache.keys()) if (new URL(key.url).pathname === '/keys.json') await cache.put(key, response.clone());
    return response;
  } catch {
    return (await cached('/keys.json')) ?? Response.error();
  }
}

export async function dropOldVersions(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('pre-') && name !== NAME) await caches.delete(name);
}

export const refuse = (why: string): never => {
  void self.registration.update();
  throw new Error(why);
};
