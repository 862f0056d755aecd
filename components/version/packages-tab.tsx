'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { PackageTable } from './package-table.tsx';
import { packagesOf } from './packages-of.ts';
import { packageSorts, sortPackages } from './sort-packages.ts';
import type { VersionDetail } from './use-version.ts';

/** What is in it, and why; filter and sort are in the address. */
export function PackagesTab({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.packages');
  const url = useUrlParameters();
  const packages = packagesOf(version);
  const filter = url.get('filter');
  const sort = packageSorts.find((candidate) => candidate === url.get('sort')) ?? 'asked';
  const words = filter.toLowerCase();
  const shown = sortPackages(
    packages.filter((each) =>
      `${each.name} ${each.version} ${each.manager} ${each.license ?? ''}`.toLowerCase().includes(words),
    ),
    sort,
  );
  if (packages.length === 0) return <EmptyState title={t('none.title')} description={t('none.description')} />;
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          isMain
          label={t('filter')}
          placeholder={t('filter')}
          value={filter}
          onChange={(value) => url.set({ filter: value })}
          className="w-full sm:w-72"
        />
        <Select
          label={t('sort')}
          value={sort}
          options={packageSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
          onChange={(value) => url.set({ sort: value === 'asked' ? '' : value })}
        />
        <p role="status" className="ml-auto text-muted">
          {t('count', { shown: shown.length, count: packages.length })}
        </p>
      </div>
      <PackageTable packages={shown} />
    </div>
  );
}
