// The page's half of the service worker: register, keep this language on the phone, swap versions when that disturbs nobody.
import { language } from './words';

interface Policy { createScriptURL(url: string): string }
type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };

/** The one Trusted Types policy for script addresses: ours only. */
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('goyong24-url', {
  createScriptURL: (url) => {
    if (!/^\/(sw|assets\/[\w.-]+)\.js$/.test(url)) throw new TypeError('not a script of ours');
    return url;
  },
});
export const scriptURL = (url: string): string => policy?.createScriptURL(url) ?? url;

const DRAFT = 'draft';

/** While the promise lives, no version is swapped under an open draft, in any tab. */
export const holdDraft = (): void => void navigator.locks.request(DRAFT, { mode: 'shared' }, () => new Promise(() => {}));
const draftOpen = (): Promise<boolean> => navigator.locks.request(DRAFT, { mode: 'exclusive', ifAvailable: true }, async (lock) => !lock);

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;
  const had = container.controller !== null;
  container.addEventListener('controllerchange', () => had && dispatchEvent(new Event('goyong24:swapped')));
  const registration = await container.register(scriptURL('/sw.js'), { updateViaCache: 'none' });
  const ask = async (start: boolean) => registration.waiting?.postMessage({ type: 'swap?', start, draftOpen: await draftOpen() });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => void ask(false));
  });
  addEventListener('pagehide', () => void ask(false));
  void ask(true);
  await keepLanguage();
}

/** Once per visit: the pages of this language work offline from now on. data-offline says so. */
async function keepLanguage(): Promise<void> {
  const lang = language();
  if (sessionStorage.getItem('language') !== lang) {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const kept = await new Promise<boolean>((done) => {
      port1.onmessage = (event) => done((event.data as { ok?: boolean } | null)?.ok === true);
      active?.postMessage({ type: 'language', lang }, [port2]);
    });
    if (!kept) return;
    sessionStorage.setItem('language', lang);
  }
  document.documentElement.dataset.offline = 'ready';
}

/** A filing of a form the office no longer knows waits for the new pages: fetch them. */
export const lookForUpdate = async (): Promise<void> => void (await (await navigator.serviceWorker?.getRegistration())?.update());
