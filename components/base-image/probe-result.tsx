'use client';

import { useTranslations } from 'next-intl';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import type { BaseImageFacts } from '@/core/lock/lock.ts';

/** What was found in the image, or why it could not be looked at. */
export function ProbeResult({ facts, error }: { facts: BaseImageFacts | undefined; error: string | undefined }) {
  const t = useTranslations('baseImage');
  if (error) {
    return (
      <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
        {error}
      </p>
    );
  }
  if (!facts) return null;
  const rows = [
    [t('columns.python'), facts.pythonVersion ?? t('noPython')],
    [t('columns.system'), facts.distribution],
    ['glibc', facts.glibcVersion],
    ['CUDA', facts.cudaVersion],
    [t('columns.user'), facts.user || 'root'],
  ] as const;
  return (
    <dl
      aria-live="polite"
      className="grid grid-cols-[6rem_1fr] gap-y-1 rounded-md border border-line bg-background px-3 py-2"
    >
      {rows.map(([term, value]) => value && <Row key={term} term={term} value={value} />)}
      <dt className="text-muted">{t('columns.size')}</dt>
      <dd>
        <ByteSize bytes={facts.sizeBytes} />
      </dd>
    </dl>
  );
}

function Row({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
