'use client';

import { useTranslations } from 'next-intl';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { LogFind } from './use-log-find.ts';
import type { LogConnection } from './use-log-store.ts';

interface LogNoticesProps {
  readonly connection: LogConnection;
  readonly find: LogFind;
}

/** Why lines do not come, or are not found; nothing while all is well. */
export function LogNotices({ connection, find }: LogNoticesProps) {
  const t = useTranslations('build.log');
  const errorMessage = useErrorMessage();
  return (
    <>
      {(connection.state === 'unreachable' || connection.state === 'reconnecting') && (
        <Notice tone="running">{t(connection.state)}</Notice>
      )}
      {connection.state === 'failed' && (
        <Notice
          tone="bad"
          actions={
            <Button size="small" onClick={connection.retry}>
              {t('reconnect')}
            </Button>
          }
        >
          {t('lost', { reason: errorMessage(connection.error) })}
        </Notice>
      )}
      {find.failure && (
        <Notice
          tone="bad"
          actions={
            <Button size="small" onClick={find.failure.retry}>
              {t('searchAgain')}
            </Button>
          }
        >
          {t('notSearched', { reason: errorMessage(find.failure.error) })}
        </Notice>
      )}
    </>
  );
}
