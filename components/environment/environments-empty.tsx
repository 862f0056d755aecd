'use client';

import { Box } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { ImportArea } from './import-area.tsx';
import { keepImport } from './pending-import.ts';
import { useFileText } from './use-file-text.ts';

/** The first step, for a workspace without environments. */
export function EnvironmentsEmpty() {
  const t = useTranslations('environment');
  const router = useRouter();
  const { slug } = useWorkspace();
  const canCreate = useCan('environment.create');
  const target = `/w/${slug}/environments/new`;
  const begin = (text: string, fileName?: string) => {
    keepImport({ text, fileName });
    router.push(`${target}?start=file`);
  };
  const file = useFileText(canCreate ? begin : undefined);
  if (!canCreate) {
    return (
      <EmptyState icon={<Box size={28} aria-hidden />} title={t('empty.title')} description={t('empty.forViewers')} />
    );
  }
  return (
    <section className="rounded-lg border border-line bg-panel px-4 pb-8">
      <EmptyState icon={<Box size={28} aria-hidden />} title={t('empty.title')} description={t('empty.description')}>
        <LinkButton href={target} variant="primary">
          {t('new')}
        </LinkButton>
      </EmptyState>
      <div className="mx-auto max-w-xl">
        <ImportArea file={file} onPaste={begin} />
      </div>
    </section>
  );
}
