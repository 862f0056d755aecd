'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice.tsx';
import type { BuildStep } from '@/core/build/build.ts';

/** Says where the engine itself dropped lines, and how to have it keep them. Nothing where it kept all. */
export function ClippedNotice({ steps }: { readonly steps: readonly BuildStep[] }) {
  const t = useTranslations('build.log');
  const count = steps.filter(({ isClipped }) => isClipped).length;
  if (count === 0) return null;
  return (
    <Notice tone="running">
      {t.rich('clipped', { count, code: (chunks) => <code className="font-mono">{chunks}</code> })}
    </Notice>
  );
}
