'use client';

import { useTranslations } from 'next-intl';
import { useCan } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { VersionDetail } from './use-version.ts';
import { useVersionActions } from './use-version-actions.ts';

/** A built version that is not the active one can be made it, here. */
export function ActivateNotice({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const canActivate = useCan('version.activate');
  const { activate } = useVersionActions(version);
  const { isActive, isArchived, isCurated, number } = version;
  if (isActive || isArchived || isCurated || !canActivate) return null;
  return (
    <Notice
      actions={
        <Button size="small" onClick={() => activate(number)}>
          {t('activate', { number })}
        </Button>
      }
    >
      {t('notice.built')}
    </Notice>
  );
}
