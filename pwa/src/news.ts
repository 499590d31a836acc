// What tabs and the service worker tell each other. Every message is checked for shape; origin is the browser's own promise for both channels.

export type News =
  | { type: 'outbox'; sent: string[] } // the outbox changed; these were received
  | { type: 'signed-out' }
  | { type: 'session' } // signed in, extended, or ended
  | { type: 'worker' }; // the service worker sent something or was woken

type Listener = (news: News) => void;
const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('goyong24');

function shaped(data: unknown): News | undefined {
  const { type, sent } = (typeof data === 'object' && data !== null ? data : {}) as { type?: unknown; sent?: unknown };
  if (type === 'signed-out' || type === 'session' || type === 'worker') return { type };
  if (type === 'outbox' && Array.isArray(sent)) return { type, sent: sent.filter((id) => typeof id === 'string') };
  return undefined;
}

const hear = (data: unknown): void => {
  const news = shaped(data);
  if (news) for (const listener of listeners) listener(news);
};

channel?.addEventListener('message', (event) => hear(event.data));
navigator.serviceWorker?.addEventListener('message', (event) => {
  if (event.origin && event.origin !== location.origin) return;
  if (['flushed', 'push'].includes((event.data as { type?: string } | null)?.type ?? '')) hear({ type: 'worker' });
});

export const onNews = (listener: Listener): void => void listeners.add(listener);

export const tellTabs = (news: News): void => channel?.postMessage(news);

/** To the other tabs, and to this page's own listeners. */
export function announce(news: News): void {
  tellTabs(news);
  hear(news);
}
