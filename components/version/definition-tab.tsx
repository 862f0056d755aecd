'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { CodeBlock } from './code-block.tsx';
import { definitionSections } from './definition-sections.ts';
import type { VersionDetail } from './use-version.ts';

/** The three texts as they were registered. */
export function DefinitionTab({ version: { definition } }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const sections = definitionSections.filter(({ id }) => definition[id].trim() !== '');
  if (sections.length === 0) return <EmptyState title={t('definition.empty')} />;
  return (
    <div className="flex flex-col gap-4">
      {sections.map(({ id, language }) => (
        <CodeBlock key={id} title={t(`sections.${id}`)} text={definition[id]} language={language} />
      ))}
    </div>
  );
}
