'use client';

import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import {
  type EnvironmentSort,
  environmentSorts,
  type Readiness,
  readinessStates,
} from '@/core/environment/environment.ts';

export interface EnvironmentFilters {
  readonly search: string;
  readonly state: Readiness | 'all';
  readonly sort: EnvironmentSort;
  readonly isArchived: boolean;
}

/** What the list shows, kept in the address so that a link shows the same. */
export function useEnvironmentFilters(): EnvironmentFilters & {
  isFiltered: boolean;
  change: (changes: Partial<EnvironmentFilters>) => void;
  clear: () => void;
} {
  const url = useUrlParameters();
  const search = url.get('search');
  const state = readinessStates.find((candidate) => candidate === url.get('state')) ?? 'all';
  const sort = environmentSorts.find((candidate) => candidate === url.get('sort')) ?? 'updated';
  const isArchived = url.get('archived') === 'yes';
  return {
    search,
    state,
    sort,
    isArchived,
    isFiltered: search !== '' || state !== 'all' || isArchived,
    change: (changes) =>
      url.set({
        ...(changes.search !== undefined && { search: changes.search }),
        ...(changes.state && { state: changes.state === 'all' ? '' : changes.state }),
        ...(changes.sort && { sort: changes.sort === 'updated' ? '' : changes.sort }),
        ...(changes.isArchived !== undefined && { archived: changes.isArchived ? 'yes' : '' }),
      }),
    clear: () => url.set({ search: '', state: '', archived: '' }),
  };
}
