'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { HashExplanation } from '@/components/ui/hash-explanation.tsx';
import { MonacoDiff } from '@/components/ui/monaco/monaco-diff.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { ChangedPackages } from './changed-packages.tsx';
import { codeHeight } from './code-height.ts';
import { definitionSections } from './definition-sections.ts';
import { settingsText } from './settings-text.ts';

interface ComparisonProps {
  name: string;
  number: number;
  otherNumber: number;
}

/** What differs: packages first, then the texts that are not equal. The older version stands at the left. */
export function Comparison({ name, number, otherNumber }: ComparisonProps) {
  const t = useTranslations('version');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [older, newer] = [Math.min(number, otherNumber), Math.max(number, otherNumber)];
  const { data, error, refetch } = useQuery(
    trpc.version.compare.queryOptions({ workspace, name, number: older, otherName: name, otherNumber: newer }),
  );
  if (error) return <QueryError title={t('compare.notLoaded')} error={error} refetch={refetch} />;
  if (!data) return <Skeleton className="h-64" />;
  const { left, right, packages, explanation } = data;
  const texts = [
    ...definitionSections.map(({ id, language }) => ({ id, language, before: left[id], after: right[id] })),
    { id: 'settings', language: 'yaml', before: settingsText(left), after: settingsText(right) } as const,
  ].filter(({ before, after }) => before !== after);
  return (
    <div className="flex flex-col gap-5">
      <HashExplanation {...explanation} left={`@${older}`} />
      <ChangedPackages changes={packages} older={older} newer={newer} />
      {texts.length === 0 && <p className="text-muted">{t('compare.sameTexts')}</p>}
      {texts.map(({ id, language, before, after }) => (
        <section key={id}>
          <h3 className="mb-1 font-semibold">{t(`sections.${id}`)}</h3>
          <div className="border border-line" style={{ height: heightOf(before, after) }}>
            <MonacoDiff
              original={before}
              modified={after}
              language={language}
              originalLabel={`${t(`sections.${id}`)} @${older}`}
              modifiedLabel={`${t(`sections.${id}`)} @${newer}`}
            />
          </div>
        </section>
      ))}
    </div>
  );
}

/** High enough for the longer text, within reason: three lines need no page, and a long text scrolls in itself. */
function heightOf(before: string, after: string): number {
  const lines = Math.max(...[before, after].map((text) => text.split('\n').length));
  return codeHeight(Math.min(Math.max(lines, 4), 20));
}
