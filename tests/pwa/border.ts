// What crosses the border, made by the phone's own modules: one JSON line in, one out. test_border.py compares it with the server's half.
import { createInterface } from 'node:readline';
import { fromB64u, sha256, toB64u } from '../../pwa/src/bytes';
import { filingOf } from '../../pwa/src/filing/body';
import { canonicalBytes, challengeOf } from '../../pwa/src/filing/canonical';
import { verifyReceipt } from '../../pwa/src/filing/receipt';
import { seal } from '../../pwa/src/filing/seal';
import type { Answer, SealingKey } from '../../pwa/src/filing/types';
import type { Draft } from '../../pwa/src/vault/drafts';

interface Asked {
  what: string;
  value: unknown;
  id: string;
  digest: string;
  body: string;
  keys: SealingKey[];
  answer: Answer;
  receiptKeys: Record<string, string>;
  fallback: boolean;
  draft: Draft;
}

/** As in a browser whose WebCrypto does not know the curve. */
async function withoutEd25519<T>(work: () => Promise<T>): Promise<T> {
  const { subtle } = crypto;
  const original = subtle.importKey.bind(subtle);
  subtle.importKey = (() => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError'))) as typeof subtle.importKey;
  try {
    return await work();
  } finally {
    subtle.importKey = original;
  }
}

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.what) {
    case 'canonical': {
      const body = canonicalBytes(asked.value);
      return { body: toB64u(body), digest: toB64u(await sha256(body)) };
    }
    case 'challenge':
      return toB64u(await challengeOf(asked.id, fromB64u(asked.digest)));
    case 'filing':
      return filingOf(asked.draft, '0190a5c0-0000-4000-8000-000000000001', 'https://goyong24.example', new Date('2026-07-20T03:00:00.123Z'));
    case 'seal': {
      const { key, sealed } = await seal(fromB64u(asked.body), asked.id, fromB64u(asked.digest), asked.keys);
      return { key, sealed: toB64u(sealed) };
    }
    case 'receipt': {
      const check = () => verifyReceipt(asked.answer, asked, asked.receiptKeys, () => import('@noble/ed25519'));
      return (await (asked.fallback ? withoutEd25519(check) : check())) ?? null;
    }
    default:
      throw new Error(asked.what);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line) as Asked).catch((problem: Error) => ({ refused: problem.message }));
  console.log(JSON.stringify(said));
}
