'use client';

import { useTranslations } from 'next-intl';
import { useCan } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { VersionDetail } from './use-version.ts';
import { useVersionActions } from './use-version-actions.ts';

/** Why an archived version can be read but not used further, and the way back. */
export function ArchivedNotice({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const canArchive = useCan('version.archive');
  const { restore } = useVersionActions(version);
  const { number, isCurated } = version;
  return (
    <Notice
      actions={
        canArchive &&
        !isCurated && (
          <Button size="small" onClick={restore}>
            {t('restore', { number })}
          </Button>
        )
      }
    >
      {t('notice.archived')}
    </Notice>
  );
}
