'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Select } from '@/components/ui/select.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Start } from './use-start.ts';

/** Any version of the workspace: curated environments first, then the newest of each environment. */
export function StartVersion({ start }: { start: Start }) {
  const t = useTranslations('environment.create');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const curated = useQuery(trpc.environment.list.queryOptions({ workspace, isCurated: true, sort: 'name', limit: 50 }));
  const own = useQuery(
    trpc.environment.list.queryOptions({ workspace, isCurated: false, sort: 'updated', limit: 100 }),
  );
  if (!curated.data || !own.data) return <Skeleton className="h-8" />;
  const known = [...curated.data.items, ...own.data.items].flatMap(({ name, newestVersion, description }) =>
    newestVersion === undefined ? [] : [{ name, number: newestVersion, description }],
  );
  const { from } = start;
  const isListed = from === undefined || known.some(({ name, number }) => name === from.name && number === from.number);
  const choices = isListed ? known : [{ ...from, description: '' }, ...known];
  if (choices.length === 0) return <p className="text-muted">{t('noVersions')}</p>;
  const keyOf = ({ name, number }: { name: string; number: number }) => `${name}@${number}`;
  return (
    <Select
      label={t('versionLabel')}
      className="w-full"
      value={from ? keyOf(from) : ''}
      options={[
        ...(from ? [] : [{ value: '', label: t('chooseVersion') }]),
        ...choices.map((choice) => ({ value: keyOf(choice), label: keyOf(choice), description: choice.description })),
      ]}
      onChange={(key) => {
        const choice = choices.find((candidate) => keyOf(candidate) === key);
        if (choice) start.chooseVersion(choice.name, choice.number);
      }}
    />
  );
}
