'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { CodeBlock } from './code-block.tsx';
import type { VersionDetail } from './use-version.ts';

/** The Dockerfile that the engine gets, and the files beside it. */
export function DockerfileTab({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.dockerfile');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { environmentName: name, number } = version;
  const { data, error, refetch } = useQuery(trpc.version.render.queryOptions({ workspace, name, number }));
  if (error) return <QueryError title={t('notLoaded')} error={error} refetch={refetch} />;
  if (!data) return <Skeleton className="h-80" />;
  return (
    <div className="flex flex-col gap-4">
      {data.isApproximate && <Notice>{t('approximate')}</Notice>}
      <CodeBlock title="Dockerfile" text={data.dockerfile} language="dockerfile" />
      {data.context.length > 0 && (
        <Panel title={t('context')}>
          <ul className="px-4 pt-1 pb-3">
            {data.context.map(({ path, sizeBytes }) => (
              <li key={path} className="flex justify-between gap-4">
                <code className="truncate font-mono text-sm">{path}</code>
                <span className="text-muted">
                  <ByteSize bytes={sizeBytes} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
