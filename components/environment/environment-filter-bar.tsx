'use client';

import { useTranslations } from 'next-intl';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { type EnvironmentPage, environmentSorts, readinessStates } from '@/core/environment/environment.ts';
import { parseEnvironmentSearch } from '@/core/environment/parse-environment-search.ts';
import { useEnvironmentFilters } from './use-environment-filters.ts';

/** What is shown and in which order; `found` is undefined until it is known. */
export function EnvironmentFilterBar({
  found,
}: {
  found: Pick<EnvironmentPage, 'total' | 'isTotalExact'> | undefined;
}) {
  const t = useTranslations('environment');
  const state = useTranslations('state');
  const filters = useEnvironmentFilters();
  const { issues } = parseEnvironmentSearch(filters.search);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField
        isMain
        label={t('search')}
        placeholder={t('searchHint')}
        value={filters.search}
        onChange={(search) => filters.change({ search })}
        className="w-full sm:w-120"
      />
      <Select
        label={t('filterState')}
        value={filters.state}
        options={[
          { value: 'all' as const, label: t('allStates') },
          ...readinessStates.map((value) => ({ value, label: state(value) })),
        ]}
        onChange={(value) => filters.change({ state: value })}
      />
      <Select
        label={t('sort')}
        value={filters.sort}
        options={environmentSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        onChange={(sort) => filters.change({ sort })}
      />
      <label className="flex h-8 items-center gap-2 px-1 text-muted">
        <input
          type="checkbox"
          checked={filters.isArchived}
          onChange={(event) => filters.change({ isArchived: event.target.checked })}
          className="size-3.5 accent-accent"
        />
        {t('archived')}
      </label>
      {found && (
        <p className="ml-auto text-muted" role="status">
          {t(found.isTotalExact ? 'count' : 'countOver', { count: found.total })}
        </p>
      )}
      {issues.map(({ code, value }) => (
        <p key={`${code} ${value}`} className="w-full text-bad" role="alert">
          {t(`searchIssues.${code}`, { value })}
        </p>
      ))}
    </div>
  );
}
