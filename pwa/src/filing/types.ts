// What is signed, what crosses the border, and what comes back.
import type { components } from '../contract';

export type Value = string | number | boolean | string[] | { bank?: string; number?: string };
export type Answers = Record<string, Value>;

/** The signed content. RFC 8785 fixes its bytes; integers only, text in NFC. */
export interface Filing {
  v: 1;
  audience: string;
  id: string;
  procedure: string;
  form_version: string;
  lang: string;
  person: string;
  on_behalf_of: string | null;
  about: string | null;
  replaces: string | null;
  answers: Answers;
  files: { question: string; sha256: string; size: number }[];
  claimed_at: string;
  nonce: string; // 128 random bits: without them the digest of short answers could be guessed
}

export type Assertion = components['schemas']['AssertionIn'];
export type Envelope = components['schemas']['Envelope'];

export interface SealingKey { id: string; kem: 'P-256' | 'X25519'; public: string; seals_until: string }
export interface ServiceKeys { sealing: SealingKey[]; receipt: Record<string, string> }

/** base64url each; `receipt` is RFC 8785 text and is kept byte for byte. */
export type Answer = components['schemas']['ReceiptOut'];
export interface Receipt { id: string; digest: string; number: string; received_at: string; [more: string]: unknown }
