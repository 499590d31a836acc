/// <reference lib="webworker" />
// A push carries a type code and a message id, nothing else; the words are the phone's own. Something is always shown: a silent push costs the permission.
import { cached } from './cache';
import { languages } from './language';

declare const self: ServiceWorkerGlobalScope;

function read(event: PushEvent): { m?: unknown } {
  try {
    return (event.data?.json() as { m?: unknown } | null) ?? {};
  } catch {
    return {};
  }
}

export async function show(event: PushEvent): Promise<void> {
  const { m } = read(event);
  const lang = (await languages())[0] ?? 'ko';
  const words = ((await (await cached(`/${lang}/words.json`))?.json()) ?? {}) as Record<string, string>;
  const say = (sentence: string): string => words[sentence] ?? sentence;
  const tag = typeof m === 'string' && /^[\w-]{1,64}$/.test(m) ? { tag: m } : {}; // the same message twice shows once
  const icons = { icon: '/icons/192.png', badge: '/icons/192.png' };
  await self.registration.showNotification(say("새 소식이 있어요. 눌러서 확인해 주세요."), { lang, ...icons, data: { url: `/${lang}/submissions/` }, ...tag });
}

export async function open(event: NotificationEvent): Promise<void> {
  event.notification.close();
  const url = new URL((event.notification.data as { url?: string } | null)?.url ?? '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    if (new URL(client.url).pathname === url.pathname) return void (await client.focus());
  }
  await self.clients.openWindow(url.href);
}
