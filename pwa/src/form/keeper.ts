// The draft of an open form: written within half a second of a change, and when the page goes out of sight.
import { entryOf } from '../outbox/store';
import { type Draft, saveDraft } from '../vault/drafts';
import { holdDraft } from '../worker';

const DELAY = 500; // counted from the first unsaved change, so that continuous typing is saved too

export interface Keeper { draft: Draft | undefined; changed(): void; now(): Promise<void> }

/** `take` gives the draft as the form stands; `told` learns how it went. */
export function keepDraft(take: (draft: Draft | undefined) => Draft, told: (ok: boolean) => void): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let last: Promise<void> = Promise.resolve();

  const keeper: Keeper = {
    draft: undefined,
    changed() {
      if (!dirty && !keeper.draft) holdDraft();
      dirty = true;
      timer ??= setTimeout(() => void keeper.now(), DELAY);
    },
    now() {
      clearTimeout(timer);
      timer = undefined;
      return (last = last.then(() => (dirty ? save() : undefined)));
    },
  };

  async function save(): Promise<void> {
    dirty = false;
    const draft = take(keeper.draft);
    keeper.draft = draft;
    try {
      if (await entryOf(draft.id)) return; // sent meanwhile, from another tab: what is signed is not written over
      await saveDraft(draft);
      told(true);
    } catch {
      dirty = true;
      told(false);
    }
  }

  addEventListener('pagehide', () => void keeper.now());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void keeper.now());
  addEventListener('goyong24:swapped', () => void keeper.now().then(() => location.reload()));
  return keeper;
}
