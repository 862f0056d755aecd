'use client';

import { CircleAlert, Info, TriangleAlert, WandSparkles } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { Kbd } from '@/components/ui/kbd.tsx';
import type { Issue, Severity } from '@/core/issue.ts';
import type { ShownIssues } from './issue-display.ts';

/** A text with thousands of problems must not stall the page: the first ones tell the story, F8 goes through all. */
const rowStep = 100;

interface ProblemsPanelProps {
  readonly shownIssues: ShownIssues;
  /** False until the texts were read for the first time. */
  readonly isRead: boolean;
  readonly canFix: boolean;
  readonly onOpen: (issue: Issue) => void;
  readonly onFix: (issue: Issue) => void;
  /** All that can surely be mended, as one step. */
  readonly onFixAll: () => void;
}

/** Everything that is wrong or worth knowing, in the order of the texts: a press jumps there. */
export function ProblemsPanel({ shownIssues, isRead, canFix, onOpen, onFix, onFixAll }: ProblemsPanelProps) {
  const t = useTranslations('draft.problems');
  const { issues, messageOf, fixLabelOf, pageOf } = shownIssues;
  const placeOf = usePlaces(shownIssues);
  const [limit, setLimit] = useState(rowStep);
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const fixable = issues.filter(({ fix }) => fix !== undefined).length;

  return (
    <section aria-label={t('title')} className="flex h-full min-h-0 flex-col bg-panel">
      <header className="flex min-h-9 flex-wrap items-center gap-2 px-4 py-1">
        <h2 className="font-semibold">{t('title')}</h2>
        {errors > 0 && <Chip tone="bad">{t('errors', { count: errors })}</Chip>}
        {warnings > 0 && <Chip tone="running">{t('warnings', { count: warnings })}</Chip>}
        {canFix && fixable > 1 && (
          <Button size="small" variant="ghost" onClick={onFixAll} title={t('fixAllHint')}>
            <WandSparkles size={14} aria-hidden /> {t('fixAll')}
          </Button>
        )}
        <span className="ml-auto flex flex-wrap items-center gap-x-3 text-faint text-sm">
          <span className="hidden items-center gap-1 md:flex">
            <Kbd>F8</Kbd> {t('nextHint')}
          </span>
          <span className="hidden items-center gap-1 md:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>M</Kbd> {t('tabHint')}
          </span>
        </span>
      </header>
      {issues.length === 0 ? (
        <p className="px-4 pb-3 text-muted">{isRead && t('none')}</p>
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto border-line border-t">
          {issues.slice(0, limit).map((issue, index) => (
            // Two issues may have one code and place; their position in the list tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={`${issue.code} ${index}`} className="flex flex-wrap items-center gap-x-2 pr-4 hover:bg-hover">
              <button
                type="button"
                onClick={() => onOpen(issue)}
                className="flex min-h-9 min-w-0 flex-1 basis-60 items-start gap-2 py-2 pl-4 text-left -outline-offset-2"
              >
                <SeverityIcon severity={issue.severity} />
                <span className="min-w-0 break-words">
                  {messageOf(issue)} <span className="whitespace-nowrap text-faint">{placeOf(issue)}</span>
                </span>
              </button>
              <FindingLink code={issue.code} page={pageOf(issue)} />
              {canFix && issue.fix && (
                <Button size="small" className="mb-1 ml-10 sm:mb-0 sm:ml-0" onClick={() => onFix(issue)}>
                  {fixLabelOf(issue)}
                </Button>
              )}
            </li>
          ))}
          {issues.length > limit && (
            <li className="px-4 py-1.5">
              <Button size="small" onClick={() => setLimit(limit + rowStep)}>
                {t('more', { count: issues.length - limit })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** Opens beside the editor, so that nothing that is being written is left. */
function FindingLink({ code, page }: { readonly code: string; readonly page: string | undefined }) {
  const t = useTranslations('draft.problems');
  if (page === undefined) return null;
  return (
    <a
      href={page}
      target="_blank"
      rel="noreferrer"
      aria-label={t('whyOf', { code })}
      className="mb-1 ml-10 flex min-h-6 items-center px-1 text-muted text-sm hover:text-foreground hover:underline sm:mb-0 sm:ml-0"
    >
      {t('why')}
    </a>
  );
}

const icons = {
  error: { Icon: CircleAlert, colour: 'text-bad' },
  warning: { Icon: TriangleAlert, colour: 'text-running' },
  info: { Icon: Info, colour: 'text-accent' },
} as const;

function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const t = useTranslations('draft.problems.severity');
  const { Icon, colour } = icons[severity];
  return <Icon size={15} role="img" aria-label={t(severity)} className={classNames('mt-0.5 shrink-0', colour)} />;
}

/** "Pip 3:1", or the name of the settings, which have no lines. */
function usePlaces({ linesOf }: ShownIssues): (issue: Issue) => string {
  const t = useTranslations('draft.section');
  return ({ section, range }) => {
    if (section === 'settings') return t(section);
    const { line, column } = linesOf(section).positionAt(range.start);
    return `${t(section)} ${line}:${column}`;
  };
}
