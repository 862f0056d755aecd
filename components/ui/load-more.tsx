'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button.tsx';

interface LoadMoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a keyset-paged list; takes what `useInfiniteQuery` gives. */
export function LoadMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: LoadMoreProps) {
  const t = useTranslations('common');
  if (!hasNextPage) return null;
  return (
    <div className="flex justify-center py-3">
      <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? t('loading') : t('loadMore')}
      </Button>
    </div>
  );
}
