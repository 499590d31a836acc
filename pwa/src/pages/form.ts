// The page of a procedure's form.
import { account, standing } from '../account';
import { onAction, reveal, slot, tell } from '../dom';
import { makeForm, restore, type Form } from '../form/form';
import { isWide } from '../form/steps';
import { soon, start } from '../main';
import { say } from '../words';

void start(async () => {
  const element = document.getElementById('form') as HTMLFormElement | null;
  if (!element) return;
  const form = makeForm(element);
  onAction('send', async () => (await import('../form/submit')).submit(form), element);
  onAction('unlock', () => unlockDraft(form));
  watchReview(form);
  const found = await restore(form).catch(() => false);
  if (!found && standing(await account()) === 'in') await (await import('../form/prefill')).prefill(form).catch(() => {}); // an empty form is a form too
  soon(() => import('../form/preview').then(({ startPreview }) => startPreview(form)).catch(() => {}));
});

/** The review is rendered when it is looked at; where all is on one page, whenever something changes. */
function watchReview(form: Form): void {
  const show = async () => (await import('../form/review')).showReview(form);
  const look = () => (form.steps.current() === 'review' || isWide()) && void show();
  new MutationObserver(look).observe(form.element, { attributes: true, attributeFilter: ['data-current'] });
  form.onChange(look);
  look();
}

async function unlockDraft(form: Form): Promise<void> {
  const { touchToUnlock } = await import('../passkeys/step-up');
  try {
    await touchToUnlock();
  } catch (problem) {
    return tell((await import('../passkeys/support')).inWords(problem), 'error');
  }
  reveal(slot('locked'), false);
  await restore(form);
  tell(say("다시 열었어요."), 'ok');
}
