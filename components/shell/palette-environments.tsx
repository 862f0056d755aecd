'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Box, Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useDeferredValue } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { PaletteItem } from './palette-item.tsx';

/** Environments that the server finds for what is typed; the newest ones while nothing is. */
export function PaletteEnvironments({ search, onDone }: { search: string; onDone: () => void }) {
  const t = useTranslations('palette');
  const trpc = useTRPC();
  const router = useRouter();
  const { slug: workspace } = useWorkspace();
  const words = useDeferredValue(search.trim());
  const { data } = useQuery(
    trpc.environment.list.queryOptions(
      { workspace, sort: 'updated', limit: 6, ...(words && { search: words }) },
      { placeholderData: keepPreviousData },
    ),
  );
  if (!data?.items.length) return null;
  return (
    <Command.Group heading={t('environments')}>
      {data.items.map((environment) => (
        <PaletteItem
          key={environment.id}
          value={`${environment.name} ${environment.description} ${environment.tags.join(' ')}`}
          icon={environment.isCurated ? <Star size={14} aria-hidden /> : <Box size={14} aria-hidden />}
          hint={environment.description}
          onSelect={() => {
            onDone();
            router.push(`/w/${workspace}/environments/${encodeURIComponent(environment.name)}`);
          }}
        >
          {environment.name}
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
