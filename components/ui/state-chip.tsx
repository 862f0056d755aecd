'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { BuildState } from '@/core/build/build.ts';
import type { Readiness } from '@/core/environment/environment.ts';
import { Chip, type Tone } from './chip.tsx';

export type ShownState = BuildState | Readiness | 'reused' | 'archived' | 'draft';

const tones: Record<ShownState, Tone> = {
  queued: 'running',
  running: 'running',
  succeeded: 'good',
  reused: 'good',
  failed: 'bad',
  cancelled: 'idle',
  built: 'good',
  building: 'running',
  'not-built': 'idle',
  archived: 'idle',
  draft: 'idle',
};

/** State of a build or version in words, with a dot; `children` adds what more is known ("41 s left"). */
export function StateChip({ state, children }: { state: ShownState; children?: ReactNode }) {
  const t = useTranslations('state');
  return (
    <Chip tone={tones[state]} hasDot>
      {t(state)}
      {children && <> · {children}</>}
    </Chip>
  );
}
