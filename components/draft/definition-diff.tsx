'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { MonacoDiff } from '@/components/ui/monaco/monaco-diff.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import { sectionLanguages, sections } from './section.ts';

interface DefinitionDiffProps {
  readonly left: Definition;
  readonly right: Definition;
  readonly leftLabel: string;
  readonly rightLabel: string;
}

type Part = (typeof sections)[number];

/** Two definitions beside each other, section by section; the first that differs is shown first. */
export function DefinitionDiff({ left, right, leftLabel, rightLabel }: DefinitionDiffProps) {
  const t = useTranslations('draft');
  const textOf = (definition: Definition, part: Part) =>
    part === 'settings' ? settingsText(definition) : definition[part];
  const differs = (part: Part) => textOf(left, part) !== textOf(right, part);
  const [chosen, setChosen] = useState<Part>();
  const part = chosen ?? sections.find(differs) ?? 'conda';

  return (
    <div className="flex h-[60dvh] min-h-72 flex-col gap-2">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{t('tabsLabel')}</legend>
        {sections.map((each) => (
          <Button
            key={each}
            size="small"
            variant={each === part ? 'secondary' : 'ghost'}
            aria-pressed={each === part}
            onClick={() => setChosen(each)}
          >
            {t(`section.${each}`)}
            {differs(each) && <span className="text-running text-sm">{t('compare.differs')}</span>}
          </Button>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 text-muted text-sm">
        <span>{leftLabel}</span>
        <span>{rightLabel}</span>
      </div>
      <div className="min-h-0 flex-1 border border-line">
        {differs(part) ? (
          <MonacoDiff
            original={textOf(left, part)}
            modified={textOf(right, part)}
            language={part === 'settings' ? 'yaml' : sectionLanguages[part]}
            originalLabel={leftLabel}
            modifiedLabel={rightLabel}
          />
        ) : (
          <p className="p-4 text-muted">{t('compare.same')}</p>
        )}
      </div>
    </div>
  );
}

/** The settings as lines, so that they can be compared like a text. */
function settingsText(definition: Definition): string {
  return [
    `base image: ${definition.baseImage}`,
    ...definition.variables.map(({ name, value }) => `variable ${name}: ${JSON.stringify(value)}`),
    `interpreter: ${definition.interpreterPath}`,
    `user: ${definition.user}`,
    `user-managed: ${definition.userManaged}`,
    `source builds: ${definition.allowSourceBuilds}`,
    `platform: ${definition.platform}`,
  ].join('\n');
}
