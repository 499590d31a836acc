// What an answer of the door means for an entry. Only a problem document of ours holds one; everything else is "not sent yet".
import type { Answer } from '../filing/types';

export const LONGEST = 900; // seconds: no wait is longer than 15 minutes

export interface Outcome {
  answer?: Answer; // still to be verified
  held?: string;
  errors?: Record<string, string[]>;
  other?: Answer;
  after?: number; // seconds, named by the server
}
interface Said { receipt?: unknown; key?: unknown; signature?: unknown; code?: unknown; errors?: Record<string, string[]> }

const text = (value: unknown): value is string => typeof value === 'string';

function answerIn(said: unknown): Answer | undefined {
  const { receipt, key, signature } = (typeof said === 'object' && said !== null ? said : {}) as Said;
  return text(receipt) && text(key) && text(signature) ? { receipt, key, signature } : undefined;
}

export function outcome(status: number, type: string, body: unknown, retryAfter: string | null, now = Date.now()): Outcome {
  const said: Said = typeof body === 'object' && body !== null ? body : {};
  const answer = answerIn(said);
  if (status >= 200 && status < 300) return answer ? { answer } : {}; // 2xx without a receipt: a captive portal or a proxy
  const after = seconds(retryAfter, now);
  if (status === 429 || status >= 500) return after === undefined ? {} : { after };
  if (said.code === 'not_arrived') return {}; // its turn comes after the entry it is about
  if (status < 400 || !type.startsWith('application/problem+json')) return {};
  const other = answerIn(said.receipt); // of the submission that stands in the way
  return {
    held: text(said.code) ? said.code : String(status),
    ...(said.errors ? { errors: said.errors } : {}),
    ...(other ? { other } : {}),
  };
}

/** Retry-After: seconds or an HTTP date. */
export function seconds(value: string | null, now = Date.now()): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 1), LONGEST) : undefined;
}

/** Exponential with jitter, 2 seconds to 15 minutes. */
export function backoff(tries: number, chance = Math.random()): number {
  return Math.max(2, Math.min(LONGEST, 2 ** tries) * (0.5 + chance / 2));
}
