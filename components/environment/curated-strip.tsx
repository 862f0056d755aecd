'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { CuratedCard } from './curated-card.tsx';

/** Up to four curated environments to start from; nothing where there are none. */
export function CuratedStrip() {
  const t = useTranslations('environment');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data, isError } = useQuery(
    trpc.environment.list.queryOptions({ workspace, isCurated: true, sort: 'name', limit: 4 }),
  );
  // The list below says what does not answer, once.
  if (isError || data?.items.length === 0) return null;
  return (
    <section aria-labelledby="curated">
      <header className="mb-2 flex items-baseline gap-2">
        <h2 id="curated" className="font-semibold">
          {t('curated.title')}
        </h2>
        <p className="text-muted">{t('curated.hint')}</p>
        <Link
          href={`/w/${workspace}/curated`}
          className="ml-auto rounded px-1.5 py-0.5 text-muted hover:text-foreground hover:underline"
        >
          {t('curated.all')}
        </Link>
      </header>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {data
          ? data.items.map((environment) => <CuratedCard key={environment.id} environment={environment} />)
          : [0, 1].map((card) => <Skeleton key={card} className="h-25 rounded-lg" />)}
      </div>
    </section>
  );
}
