'use client';

import { useTranslations } from 'next-intl';
import { StateChip } from '@/components/ui/state-chip.tsx';
import type { EnvironmentItem } from './curated-card.tsx';

/** State of the newest build in words: "failed · no version fits". */
export function ReadinessChip({ environment }: { environment: EnvironmentItem }) {
  const t = useTranslations('state');
  const { readiness, failureReason } = environment;
  if (readiness === 'failed' && failureReason) {
    return <StateChip state="failed">{t(`reasons.${failureReason}`)}</StateChip>;
  }
  return <StateChip state={readiness} />;
}
