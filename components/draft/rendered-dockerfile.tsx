'use client';

import { useTranslations } from 'next-intl';
import { studioErrorOf } from '@/components/trpc/studio-error-of.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { MonacoCode } from '@/components/ui/monaco/monaco-code.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import type { Answer, RenderedDefinition } from './use-preview.ts';

interface RenderedDockerfileProps {
  readonly definition: Definition;
  readonly rendered: Answer<RenderedDefinition>;
}

/** The Dockerfile that the definition makes, or why there is none. */
export function RenderedDockerfile({ definition, rendered }: RenderedDockerfileProps) {
  const t = useTranslations('draft.preview');
  const tEngine = useTranslations('engine');
  const errorMessage = useErrorMessage();

  if (rendered.value === undefined && rendered.error) {
    const isOnDefaultBase = definition.baseImage.trim() === '';
    const isWithoutBase = isOnDefaultBase && studioErrorOf(rendered.error).values.field === 'baseImage';
    return <Notice tone="bad">{isWithoutBase ? tEngine('baseImageMissing') : errorMessage(rendered.error)}</Notice>;
  }
  return (
    <div className="flex h-full min-h-80 flex-col">
      {rendered.value?.isApproximate && (
        <p className="border-line border-b px-4 py-2 text-muted">{t('isApproximate')}</p>
      )}
      <MonacoCode
        text={rendered.value?.dockerfile ?? ''}
        language="dockerfile"
        label={t('dockerfileLabel')}
        className="flex-1"
        wrap
      />
    </div>
  );
}
