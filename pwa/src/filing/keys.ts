// The service's public keys. The service worker asks the network first and falls back to its copy.
import { verifyReceipt } from './receipt';
import type { Answer, Receipt, ServiceKeys } from './types';

export async function serviceKeys(): Promise<ServiceKeys> {
  const response = await fetch('/keys.json', { credentials: 'omit', redirect: 'error' });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.includes('json')) throw new TypeError('keys.json did not come'); // a captive portal answers with a page
  return response.json();
}

/** In a page; noble comes only where the browser has no Ed25519 of its own. */
export async function checkReceipt(answer: Answer, wanted: { id: string; digest?: string }): Promise<Receipt | null | undefined> {
  return verifyReceipt(answer, wanted, (await serviceKeys()).receipt, () => import('@noble/ed25519'));
}
