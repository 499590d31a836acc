// From a draft to the content that is signed.
import { random, toB64u } from '../bytes';
import type { Draft } from '../vault/drafts';
import type { Filing } from './types';

/** `origin` is the audience: what was signed for this office is worth nothing at another. */
export function filingOf(draft: Draft, person: string, origin: string, now = new Date()): Filing {
  return {
    v: 1,
    audience: origin,
    id: draft.id,
    procedure: draft.procedure,
    form_version: draft.version,
    lang: draft.lang,
    person,
    on_behalf_of: null,
    about: draft.about,
    replaces: draft.replaces,
    answers: normalised(draft.answers),
    files: [],
    claimed_at: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    nonce: toB64u(random(16)),
  };
}

/** Keyboards of some phones type decomposed Hangul; the server refuses it, so the phone composes it before signing. */
function normalised<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(normalised) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalised(inner)])) as T;
}
