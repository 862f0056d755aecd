'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Hash } from '@/components/ui/hash.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import type { Draft } from '@/core/draft/draft.ts';
import { HashWhy } from './hash-why.tsx';
import type { Answer, Foresight, ResolvedDefinition } from './use-preview.ts';

interface HashFactsProps {
  readonly foresight: Answer<Foresight>;
  readonly resolved: Answer<ResolvedDefinition>;
  readonly definition: Definition;
  readonly draft: Pick<Draft, 'environmentName' | 'baseNumber'>;
}

/** What the definition's identity is made of: an equal hash is an equal environment. */
export function HashFacts({ foresight, resolved, definition, draft }: HashFactsProps) {
  const t = useTranslations('draft.hash');
  const sections = useTranslations('draft.section');
  const { value } = foresight;
  const lineCount = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length;
  const base = resolved.value?.base;
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      {draft.baseNumber !== undefined && (
        <>
          <HashWhy
            definition={definition}
            name={draft.environmentName}
            number={draft.baseNumber}
            imageHash={value?.imageHash}
          />
          <hr className="border-line" />
        </>
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <Fact term={t('specification')}>
          {value ? <Hash value={value.specificationHash} what={t('specification')} /> : <Skeleton className="h-5" />}
        </Fact>
        <Fact term={t('image')}>
          {value?.imageHash ? <Hash value={value.imageHash} what={t('image')} /> : t('afterLock')}
        </Fact>
        <Fact term={t('baseImage')}>
          {base ? `${base.reference} · ${base.imageId.slice(7, 19)}` : definition.baseImage || t('defaultBase')}
        </Fact>
        {(['conda', 'pip', 'dockerfile'] as const).map((section) => (
          <Fact key={section} term={sections(section)}>
            {definition[section].trim() === '' ? t('none') : t('lines', { count: lineCount(definition[section]) })}
          </Fact>
        ))}
        <Fact term={t('variables')}>
          {definition.variables.length === 0
            ? t('none')
            : definition.variables.map((variable) => variable.name).join(', ')}
        </Fact>
        <Fact term={t('platform')}>{definition.platform}</Fact>
      </dl>
      <p className="text-muted">{t('counts')}</p>
      <p className="text-muted">{t('countsNot')}</p>
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
