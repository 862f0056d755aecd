'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { environmentAddress } from '@/components/trpc/addresses.ts';
import type { Outputs } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { MainPackages } from './main-packages.tsx';

export type EnvironmentItem = Outputs['environment']['list']['items'][number];

/** A tested environment to start from. */
export function CuratedCard({ environment }: { environment: EnvironmentItem }) {
  const t = useTranslations('environment');
  const { slug } = useWorkspace();
  const canCreate = useCan('environment.create');
  const { name, description, newestVersion, readiness, mainPackages } = environment;
  return (
    <article className="flex min-h-25 flex-col gap-1 rounded-lg border border-line bg-panel px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <Link href={environmentAddress(slug, name)} className="truncate py-0.5 font-semibold hover:underline">
          {name}
        </Link>
        <StateChip state={readiness} />
      </div>
      <p className="line-clamp-2 text-muted">{description}</p>
      <MainPackages packages={mainPackages} />
      <div className="mt-auto flex items-center justify-between gap-2 pt-1">
        <span className="text-muted">
          {newestVersion !== undefined && t('versionNumber', { number: newestVersion })}
        </span>
        {canCreate && newestVersion !== undefined && (
          <Link
            href={`/w/${slug}/environments/new?from=${encodeURIComponent(name)}&version=${newestVersion}`}
            className="shrink-0 rounded px-1 py-0.5 text-accent hover:underline"
          >
            {t('startFromThis')}
          </Link>
        )}
      </div>
    </article>
  );
}
