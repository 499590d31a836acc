// One way to the API: JSON in, JSON out, problems as problem documents (RFC 9457), anything else counts as "no answer of ours".
import { markEnded } from './account';
import { language, say } from './words';

export class Problem extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail: string, readonly errors: Record<string, string[]> = {}) {
    super(code);
    this.name = 'Problem';
  }
}

/** No network, a captive portal, a time-out, or a server that cannot answer now. */
export class Unreachable extends Error {
  readonly detail = say("지금은 연결할 수 없어요. 연결된 뒤에 다시 해 주세요.");
  override name = 'Unreachable';
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function reach(method: Method, path: string, body: unknown, keepalive: boolean): Promise<Response> {
  try {
    return await fetch('/api' + path, {
      method, keepalive, credentials: 'same-origin', redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(30_000),
      headers: { accept: 'application/json', 'accept-language': language(), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unreachable();
  }
}

export async function call<T = void>(method: Method, path: string, body?: unknown, keepalive = false): Promise<T> {
  const response = await reach(method, path, body, keepalive);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('content-type') ?? '';
  const answer = type.includes('json') ? await response.json().catch(() => undefined) : undefined;
  if (answer === undefined || response.status >= 500) throw new Unreachable();
  if (response.ok) return answer as T;
  const { code, title, detail, errors } = answer as { code?: string; title?: string; detail?: string; errors?: Record<string, string[]> };
  if (response.status === 401 && code === 'sign_in_first') await markEnded();
  throw new Problem(response.status, code ?? String(response.status), title ?? detail ?? '', errors);
}

/** Sending, the only sign of life that counts: an empty 204 from our own door. */
export async function reachable(): Promise<boolean> {
  try {
    const response = await fetch('/api/health', { credentials: 'omit', redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    return response.status === 204;
  } catch {
    return false;
  }
}
