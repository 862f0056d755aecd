'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Select } from '@/components/ui/select.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

interface ChooseVersionProps {
  name: string;
  /** Left out of the choice. */
  except: number;
  value: number | undefined;
  onChange: (number: number) => void;
}

export function ChooseVersion({ name, except, value, onChange }: ChooseVersionProps) {
  const t = useTranslations('version.compare');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data } = useQuery(trpc.version.list.queryOptions({ workspace, name, limit: 200 }));
  if (!data) return <Skeleton className="h-8 w-64" />;
  const others = data.items.filter(({ number }) => number !== except);
  if (others.length === 0) return <p className="text-muted">{t('noOther')}</p>;
  return (
    <Select
      label={t('choose')}
      className="w-full sm:w-80"
      value={value === undefined ? '' : String(value)}
      options={[
        ...(value === undefined ? [{ value: '', label: t('choose') }] : []),
        ...others.map(({ number, note }) => ({ value: String(number), label: `@${number}`, description: note })),
      ]}
      onChange={(chosen) => chosen && onChange(Number(chosen))}
    />
  );
}
