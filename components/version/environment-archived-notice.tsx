'use client';

import { useTranslations } from 'next-intl';
import { useArchiveEnvironment } from '@/components/trpc/use-archive-environment.ts';
import { useCan } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';

/** Why nothing goes on with any version of an archived environment, and the way back. */
export function EnvironmentArchivedNotice({ name }: { name: string }) {
  const t = useTranslations('version');
  const canArchive = useCan('environment.archive');
  const { restore } = useArchiveEnvironment();
  return (
    <Notice
      actions={
        canArchive && (
          <Button size="small" onClick={() => restore(name)}>
            {t('restoreEnvironment')}
          </Button>
        )
      }
    >
      {t('notice.environmentArchived', { name })}
    </Notice>
  );
}
