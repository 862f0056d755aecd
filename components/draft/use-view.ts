'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import { sections, textSections } from './section.ts';

/** What the editor's page can show; problems and result are tabs of their own only where there is no room. */
export const views = [...sections, 'problems', 'result'] as const;
export type View = (typeof views)[number];

/** The tab that a draft opens on: the first text that says something. */
export function defaultViewOf({ definition }: DraftContent): View {
  return textSections.find((section) => definition[section].trim() !== '') ?? 'conda';
}

/** The shown tab, kept in the address: `?section=pip`. The default one is the address without it. */
export function useView(defaultView: View): { view: View; hrefOf: (view: View) => string; show: (view: View) => void } {
  const pathname = usePathname();
  const search = useSearchParams();
  const asked = search.get('section');
  const hrefOf = (view: View) => {
    const next = new URLSearchParams(search);
    if (view === defaultView) next.delete('section');
    else next.set('section', view);
    return withBasePath(next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  return {
    view: views.find((view) => view === asked) ?? defaultView,
    hrefOf,
    // Nothing on the server depends on it: the address changes without asking for the page again.
    show: (view) => window.history.pushState(null, '', hrefOf(view)),
  };
}
