'use client';

import { useTranslations } from 'next-intl';
import type { CheckWarning } from '@/core/build/check-report.ts';

/** How the check in a container went: Python started and dependencies fit, else there would be no image. */
export function SmokeTestFact({ warnings }: { warnings: readonly CheckWarning[] }) {
  const t = useTranslations('version.smokeTest');
  if (warnings.length === 0) return <span className="text-good">{t('passed')}</span>;
  return (
    <details>
      <summary className="cursor-pointer text-running">{t('warnings', { count: warnings.length })}</summary>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.packageName}`}>
            {t(warning.kind, { name: warning.packageName })}
            <span className="block break-words font-mono text-muted">{warning.detail}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
