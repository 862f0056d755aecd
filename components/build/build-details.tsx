'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buildAddress, versionAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Duration } from '@/components/ui/duration.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { buildName } from './build-name.ts';

/** Facts of a build, each in a line. */
export function BuildDetails({ build }: { build: BuildDetail }) {
  const t = useTranslations('build.facts');
  const { slug } = useWorkspace();
  const url = useUrlParameters();
  const { environmentName, versionNumber, imageHash, imageId, sizeBytes, retriedFromId, sharedBuildId } = build;
  return (
    <div className="flex flex-col gap-2.5 p-4 pt-2">
      <dl className="flex flex-col gap-2.5">
        {environmentName && versionNumber !== undefined && (
          <Fact term={t('version')}>
            <Link href={versionAddress(slug, environmentName, versionNumber)} className="text-accent hover:underline">
              {buildName(build)}
            </Link>
          </Fact>
        )}
        <Fact term={t('requested')}>
          {t('by', { name: build.requestedByName })} · <RelativeTime at={build.requestedAt} />
        </Fact>
        {build.attempt > 1 && <Fact term={t('attempt')}>{build.attempt}</Fact>}
        <Fact term={t('timeLimit')}>
          <Duration durationMs={build.timeLimitMs} />
        </Fact>
        <Fact term={t('specificationHash')}>
          <Hash value={build.specificationHash} what={t('specificationHash')} />
        </Fact>
        {imageHash && (
          <Fact term={t('imageHash')}>
            <Hash value={imageHash} what={t('imageHash')} />
          </Fact>
        )}
        {imageId && (
          <Fact term={t('imageId')}>
            <Hash value={imageId} what={t('imageId')} />
          </Fact>
        )}
        {sizeBytes !== undefined && (
          <Fact term={t('size')}>
            <ByteSize bytes={sizeBytes} />
          </Fact>
        )}
        {retriedFromId && <BuildLink term={t('retryOf')} buildId={retriedFromId} label={t('earlierBuild')} />}
        {sharedBuildId && <BuildLink term={t('shares')} buildId={sharedBuildId} label={t('otherBuild')} />}
      </dl>
      {environmentName && (
        <Button size="small" className="self-start" onClick={() => url.set({ compare: 'last-good' })}>
          {t('compare')}
        </Button>
      )}
    </div>
  );
}

function BuildLink({ term, buildId, label }: { term: string; buildId: string; label: string }) {
  const { slug } = useWorkspace();
  return (
    <Fact term={term}>
      <Link href={buildAddress(slug, buildId)} className="text-accent hover:underline">
        {label}
      </Link>
    </Fact>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}
