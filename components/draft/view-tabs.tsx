'use client';

import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import type { Issue } from '@/core/issue.ts';
import { sections } from './section.ts';
import { useView, type View, views } from './use-view.ts';

/** The sections, each with the number of its problems; on a small screen problems and result as well. */
export function ViewTabs({ issues, defaultView }: { readonly issues: readonly Issue[]; readonly defaultView: View }) {
  const t = useTranslations('draft');
  const { view: current, hrefOf, show } = useView(defaultView);

  const go = (event: MouseEvent, view: View) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(view);
  };

  return (
    <nav aria-label={t('tabsLabel')} className="-mb-px flex min-w-0 overflow-x-auto overflow-y-hidden">
      {views.map((view) => {
        const isSection = sections.some((section) => section === view);
        const isCurrent = current === view;
        return (
          <a
            key={view}
            href={hrefOf(view)}
            onClick={(event) => go(event, view)}
            aria-current={isCurrent ? 'page' : undefined}
            className={classNames(
              'flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-2 sm:px-3 -outline-offset-2',
              !isSection && 'lg:hidden',
              isCurrent
                ? 'border-accent font-medium text-foreground'
                : 'border-transparent text-muted hover:text-foreground',
              !isSection && isCurrent && 'lg:border-transparent',
            )}
          >
            {t(`section.${view}`)}
            {view !== 'result' && <IssueCount issues={issues} view={view} />}
          </a>
        );
      })}
    </nav>
  );
}

/** How many problems, coloured and said by the worst of them; nothing when there are none. */
function IssueCount({ issues, view }: { readonly issues: readonly Issue[]; readonly view: View }) {
  const t = useTranslations('draft.problems');
  const here = issues.filter((issue) => issue.severity !== 'info' && (view === 'problems' || issue.section === view));
  if (here.length === 0) return null;
  const hasError = here.some((issue) => issue.severity === 'error');
  return (
    <span
      role="img"
      aria-label={t('count', { count: here.length })}
      title={t('count', { count: here.length })}
      className={classNames(
        'min-w-5 rounded-full px-1.5 text-center text-sm leading-4.5',
        hasError ? 'bg-bad-soft text-bad' : 'bg-running-soft text-running',
      )}
    >
      {here.length}
    </span>
  );
}
