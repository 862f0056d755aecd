'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { VersionDetail } from './use-version.ts';
import { useVersionActions } from './use-version-actions.ts';

/** Which version was the active one, since when and by whom, with one click back; and this version's registration. */
export function HistoryTab({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.history');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const canActivate = useCan('version.activate');
  const { activate } = useVersionActions(version);
  const { environmentName: name } = version;
  const { data } = useQuery(trpc.version.activations.queryOptions({ workspace, name }));
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('active')}>
        <ol className="flex flex-col px-4 pt-1 pb-3">
          {!data && <Skeleton className="h-6" />}
          {data?.length === 0 && <li className="text-muted">{t('neverActive')}</li>}
          {data?.map(({ id, from, to, byName, at }, index) => (
            <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b last:border-b-0">
              <span className="font-semibold">{from === undefined ? `@${to}` : `@${from} → @${to}`}</span>
              <span className="text-muted">{byName}</span>
              <span className="ml-auto text-muted">
                <RelativeTime at={at} />
              </span>
              {index === 0 && from !== undefined && canActivate && (
                <Button size="small" onClick={() => activate(from)}>
                  {t('backTo', { number: from })}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t('registration')}>
        <p className="px-4 pt-1 pb-3">
          {t.rich('registered', {
            number: version.number,
            name: version.createdByName,
            at: () => <RelativeTime at={version.createdAt} />,
          })}
          {version.note && <span className="block text-muted">“{version.note}”</span>}
        </p>
      </Panel>
    </div>
  );
}
