// The page of a procedure's form.
import { account, standing } from '../account';
import { onAction } from '../dom';
import { type Form, makeForm, restore } from '../form/form';
import { isWide } from '../form/steps';
import { soon, start } from '../main';
import { offerUnlock } from '../passkeys/unlock-here';

const PATIENCE = 3_000; // a weak network does not hold up what comes after

void start(async () => {
  const element = document.getElementById('form') as HTMLFormElement | null;
  if (!element) return;
  const form = makeForm(element);
  onAction('send', async () => (await import('../form/submit')).submit(form), element);
  watchReview(form);
  const locked = await offerUnlock(() => restoreOrPrefill(form)).catch(() => false);
  if (locked) await restore(form).catch(() => false);
  else await restoreOrPrefill(form);
  soon(() => import('../form/preview').then(({ startPreview }) => startPreview(form)).catch(() => {}));
});

/** An empty form is a form too: neither a broken vault nor a missing network stands in the way of filling it. */
async function restoreOrPrefill(form: Form): Promise<void> {
  const found = await restore(form).catch(() => false);
  if (found || standing(await account()) !== 'in') return;
  const { prefill } = await import('../form/prefill');
  await Promise.race([prefill(form).catch(() => {}), new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** The review is rendered when it is looked at; where all is on one page, whenever something changes. */
function watchReview(form: Form): void {
  const show = async () => (await import('../form/review')).showReview(form);
  const look = () => (form.steps.current() === 'review' || isWide()) && void show();
  new MutationObserver(look).observe(form.element, { attributes: true, attributeFilter: ['data-current'] });
  form.onChange(look);
  look();
}
