'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { buildName } from './build-name.ts';

/** Tells a screen reader when the build ends, once; a page opened on a finished build says nothing. */
export function BuildEndAnnouncement({ build }: { build: BuildDetail }) {
  const t = useTranslations('build.announce');
  const [wasOpenedLive] = useState(!isFinished(build.state));
  const { state } = build;
  return (
    <p role="status" className="sr-only">
      {wasOpenedLive && state !== 'queued' && state !== 'running' && t(state, { name: buildName(build) })}
    </p>
  );
}
