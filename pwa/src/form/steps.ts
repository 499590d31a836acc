// One step a screen on a phone, all on one page where there is room. The address carries the step, so the phone's back button goes one back.
const WIDE = matchMedia('(min-width: 900px)');
export const isWide = (): boolean => WIDE.matches;

export interface Steps { current(): string; show(id: string, focus?: boolean): void; open(id: string): void; next(id: string): string | undefined; back(): void }

/** `onShow` runs whenever a step comes into view, by whatever way. */
export function makeSteps(form: HTMLFormElement, onShow: (id: string) => void): Steps {
  const sections = [...form.querySelectorAll<HTMLElement>('[data-step]')];
  const ids = sections.map((section) => section.dataset.step ?? '');
  const first = ids[0] ?? '';

  function show(id: string, focus = true): void {
    const known = ids.includes(id) ? id : first;
    for (const section of sections) section.classList.toggle('current', section.dataset.step === known);
    form.dataset.current = known;
    onShow(known);
    if (!focus) return;
    const heading = sections[ids.indexOf(known)]?.querySelector<HTMLElement>('h2');
    heading?.focus({ preventScroll: true });
    if (isWide()) heading?.scrollIntoView({ block: 'start' });
    else scrollTo(0, 0);
  }

  const fromAddress = (): string => location.hash.replace(/^#step-/, '');
  addEventListener('popstate', () => show(fromAddress()));

  return {
    current: () => form.dataset.current ?? first,
    show,
    open(id) {
      if (id !== form.dataset.current) history.pushState({ step: id }, '', '#step-' + id);
      show(id);
    },
    next: (id) => ids[ids.indexOf(id) + 1],
    back() {
      if ((history.state as { step?: string } | null)?.step) history.back();
      else show(ids[Math.max(0, ids.indexOf(form.dataset.current ?? first) - 1)] ?? first);
    },
  };
}

export const stepInAddress = (): string | undefined => /^#step-([a-z_]+)$/.exec(location.hash)?.[1];
