'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Tab } from '@/components/ui/tabs.tsx';

const previewTabs = ['resolved', 'dockerfile', 'hash', 'changes'] as const;
type PreviewTab = (typeof previewTabs)[number];

/** The preview's tabs; which one is shown stands in the address: `?preview=hash`. */
export function usePreviewTab(packageCount: number): { tab: PreviewTab; tabs: readonly Tab<PreviewTab>[] } {
  const t = useTranslations('draft.preview');
  const asked = useSearchParams().get('preview');
  return {
    tab: previewTabs.find((tab) => tab === asked) ?? 'resolved',
    tabs: previewTabs.map((id) => ({
      id,
      label: t(id),
      ...(id === 'resolved' && packageCount > 0 ? { count: packageCount } : {}),
    })),
  };
}
