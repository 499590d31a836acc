// After signing in: back to where the person was, and nowhere but here.
import { language } from '../words';

/** `next` is a path below the language's folder; whatever else it is, the list of submissions is a good place. */
export function target(next: string | null, lang: string, origin: string): string {
  const home = `/${lang}/submissions/`;
  if (!next) return home;
  try {
    const url = new URL(`/${lang}/${next.replace(/^\/+/, '')}`, origin);
    return url.origin === origin && url.pathname.startsWith(`/${lang}/`) ? url.pathname + url.hash : home;
  } catch {
    return home;
  }
}

export const onward = (): void => location.replace(target(new URLSearchParams(location.search).get('next'), language(), location.origin));
