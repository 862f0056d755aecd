'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CheckWarning } from '@/core/build/check-report.ts';

/** What the smoke test found that does not make the image unusable. */
export function BuildWarnings({ warnings }: { warnings: readonly CheckWarning[] }) {
  const t = useTranslations('build.warning');
  if (warnings.length === 0) return null;
  return (
    <details className="rounded-lg bg-running-soft px-3 py-2 text-running">
      <summary className="flex cursor-pointer items-center gap-2 font-medium">
        <TriangleAlert size={14} aria-hidden />
        {t('count', { count: warnings.length })}
      </summary>
      <ul className="mt-2 flex flex-col gap-1 pl-5.5 text-foreground">
        {warnings.map(({ kind, packageName, detail }) => (
          <li key={`${kind} ${packageName}`}>
            {t(kind, { package: packageName })} {detail && <code className="text-muted text-sm">{detail}</code>}
          </li>
        ))}
      </ul>
    </details>
  );
}
