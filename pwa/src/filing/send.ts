// From a finished draft to a sealed envelope in the outbox, with one touch. Nothing here needs the network once the keys have come.
import { account } from '../account';
import { text, toB64u, utf8, sha256 } from '../bytes';
import { noTouch } from '../passkeys/support';
import { keep } from '../outbox/store';
import { type Draft, saveDraft } from '../vault/drafts';
import { sealRecord } from '../vault/records';
import { unlock } from '../vault/unlock';
import { filingOf } from './body';
import { canonicalBytes } from './canonical';
import { serviceKeys } from './keys';
import { seal } from './seal';
import { sign } from './sign';

/** kept: signed, sealed, on the disk · unconfirmed: no touch came, kept unsigned · unknown: nobody has joined on this phone yet */
export type Sent = 'kept' | 'unconfirmed' | 'unknown';

export async function sendDraft(draft: Draft): Promise<Sent> {
  await saveDraft({ ...draft, state: 'ready' }); // durably, before the touch: whatever happens next, nothing is lost
  const who = await account();
  if (!who) return 'unknown';
  const { sealing } = await serviceKeys();
  const body = draft.body === undefined ? canonicalBytes(filingOf(draft, who.person, location.origin)) : utf8(draft.body);
  const digest = await sha256(body);
  const touch = await sign(draft.id, digest, who.passkeys).catch((problem: unknown) => {
    if (noTouch(problem)) return undefined;
    throw problem;
  });
  if (!touch) return 'unconfirmed';
  if (touch.prf.secret) await unlock(who.person, touch.prf);
  const { key, sealed } = await seal(body, draft.id, digest, sealing);
  const envelope = { v: 1 as const, id: draft.id, digest: toB64u(digest), key, sealed: toB64u(sealed), assertion: touch.assertion };
  const kept: Draft = { ...draft, state: 'sent', body: text(body) };
  await keep(
    { id: draft.id, person: who.person, procedure: draft.procedure, about: draft.about, digest: envelope.digest, envelope },
    await sealRecord(who.person, draft.id, 'draft', kept),
  );
  return 'kept';
}
