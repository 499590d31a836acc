/// <reference lib="webworker" />
// Each language has its own precache list, loaded when chosen; the last two stay on the phone.
import { cached, CORE_PATHS, fact, fill, NAME, note, refuse, type Rows } from './cache';

declare const VERSION: string;
const CODE = '[a-z]{2,3}(?:-[A-Z][a-z]{3}|-x-[a-z]{2,8})?';
const WHOLE = new RegExp(`^${CODE}$`);
const FOLDER = new RegExp(`^/(${CODE})/`);
const KEPT = 2;

export const languages = async (): Promise<string[]> => (await fact<string[]>('languages')) ?? [];
const folderOf = (path: string): string | undefined => FOLDER.exec(path)?.[1];

export async function listOf(lang: string): Promise<Rows> {
  const response = await fetch(`/${lang}/precache.json`, { cache: 'no-cache', credentials: 'omit' });
  const list = (await response.json()) as { version: string; files: Rows };
  return list.version === VERSION ? list.files : refuse('update first'); // the newer worker's install takes the language in
}

/** Make a language work offline, keep the one before, drop the third. */
export async function choose(lang: string): Promise<void> {
  if (!WHOLE.test(lang)) throw new Error('language');
  const kept = [lang, ...(await languages()).filter((other) => other !== lang)].slice(0, KEPT);
  await note('languages', kept); // first: a newer worker that installs now sees the wish
  await fill(await listOf(lang));
  const cache = await caches.open(NAME);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    const of = folderOf(path);
    if (of !== undefined && !kept.includes(of) && !CORE_PATHS.has(path)) await cache.delete(request);
  }
}

/** The "you are offline" page in the language of the address, else in the person's. */
export async function offlinePage(path: string): Promise<Response | undefined> {
  for (const lang of [folderOf(path), ...(await languages())]) {
    const page = lang === undefined ? undefined : await cached(`/${lang}/offline/`);
    if (page) return page;
  }
  return undefined;
}
