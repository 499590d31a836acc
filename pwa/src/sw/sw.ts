/// <reference lib="webworker" />
// The service worker: the pages without network, delivery in the background, the swap to a new version when it disturbs nobody. It never touches /api.
import { verifyReceipt } from '../filing/receipt';
import type { ServiceKeys } from '../filing/types';
import { flush } from '../outbox/flush';
import { cached, dropOldVersions, fact, fill, fillCore, keysFirst, note } from './cache';
import { choose, languages, listOf, offlinePage } from './language';
import { open, show } from './push';

declare const self: ServiceWorkerGlobalScope;
declare const VERSION: string, BUILD: number, URGENT: number; // URGENT: no build older than this may go on running
const HOURS_72 = 72 * 3600_000;
type SyncEvent = ExtendableEvent & { tag: string };

self.addEventListener('install', (event) => event.waitUntil((async () => {
  await fillCore();
  for (const lang of await languages()) await fill(await listOf(lang));
  await note('installed-' + VERSION, Date.now());
  if (((await fact<number>('build')) ?? URGENT) < URGENT) await self.skipWaiting(); // the running one is dangerous; else wait to be asked
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await note('build', BUILD);
  await dropOldVersions();
  await self.clients.claim();
})()));

async function waitedLong(): Promise<boolean> {
  return Date.now() - ((await fact<number>('installed-' + VERSION)) ?? Date.now()) > HOURS_72;
}

self.addEventListener('message', (event) => event.waitUntil((async () => {
  if (event.origin && event.origin !== self.location.origin) return;
  const { type, lang, draftOpen, start } = (event.data ?? {}) as { type?: string; lang?: unknown; draftOpen?: boolean; start?: boolean };
  const answer = (value: unknown) => event.ports[0]?.postMessage(value);
  try {
    if (type === 'language') await choose(String(lang));
    if (type === 'swap?' && (!draftOpen || (start && (await waitedLong())))) await self.skipWaiting();
    answer({ ok: true });
  } catch (problem) {
    answer({ ok: false, why: String(problem) });
  }
})()));

async function fromShell(request: Request, path: string): Promise<Response> {
  const kept = await cached(path);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return (request.mode === 'navigate' ? await offlinePage(path) : undefined) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  event.respondWith(url.pathname === '/keys.json' ? keysFirst() : fromShell(event.request, url.pathname));
});

async function tellPages(message: unknown): Promise<void> {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

async function deliver(): Promise<void> {
  const keys = (await (await keysFirst()).json().catch(() => undefined)) as ServiceKeys | undefined;
  const round = await flush((answer, entry) => verifyReceipt(answer, entry, keys?.receipt ?? {})); // no Ed25519 here: the answer waits for a page
  await tellPages({ type: 'flushed' });
  if (round.left > 0) throw new Error('left'); // the browser tries the sync again
}

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent; // Chromium only; elsewhere the page's own triggers do the work
  if (sync.tag === 'outbox') sync.waitUntil(deliver());
});
self.addEventListener('push', (event) => event.waitUntil(show(event).then(() => tellPages({ type: 'push' }))));
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event)));
