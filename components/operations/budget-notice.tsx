'use client';

import { TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { formatByteSize } from '@/components/ui/byte-size.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import type { BudgetOverrun } from '@/core/operations/budget-overrun.ts';

/** More space is taken than was given: how much, what was cleared by itself, and where to decide on the rest. */
export function BudgetNotice({ overruns }: { overruns: readonly BudgetOverrun[] }) {
  const t = useTranslations('operations.budget');
  const locale = useLocale();
  const { slug } = useWorkspace();
  return overruns.map(({ engineAddress, passedAt, usedBytes, budgetBytes, freedBytes }) => (
    <Notice
      key={engineAddress}
      tone={usedBytes > budgetBytes ? 'bad' : 'running'}
      icon={<TriangleAlert size={15} aria-hidden />}
      actions={<LinkButton href={`/w/${slug}/storage`}>{t('decide')}</LinkButton>}
    >
      <p>
        {t('passed', { used: formatByteSize(usedBytes, locale), budget: formatByteSize(budgetBytes, locale) })}{' '}
        <RelativeTime at={passedAt} /> · <span className="break-all">{engineAddress}</span>
      </p>
      <p>
        {freedBytes === undefined ? t('clearing') : t('cleared', { freed: formatByteSize(freedBytes, locale) })}{' '}
        {usedBytes > budgetBytes ? t('still') : t('enough')}
      </p>
    </Notice>
  ));
}
