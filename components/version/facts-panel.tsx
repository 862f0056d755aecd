'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { Fact, Facts } from './fact.tsx';
import { HashDialog } from './hash-dialog.tsx';
import { packagesOf } from './packages-of.ts';
import { SmokeTestFact } from './smoke-test-fact.tsx';
import type { VersionDetail } from './use-version.ts';

export function FactsPanel({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.facts');
  const [isHashOpen, setIsHashOpen] = useState(false);
  const { lock, image, imageHash, readiness } = version;
  const base = lock?.content.base;
  return (
    <Panel>
      <Facts>
        <Fact term={t('state')}>
          <span className="flex flex-wrap gap-1">
            <StateChip state={readiness} />
            {version.isActive && <Chip tone="accent">{t('active')}</Chip>}
          </span>
        </Fact>
        <Fact term={t('registered')}>
          {t.rich('registeredBy', { at: () => <RelativeTime at={version.createdAt} />, name: version.createdByName })}
        </Fact>
        {version.note && (
          <Fact term={t('why')}>
            <span className="text-muted">“{version.note}”</span>
          </Fact>
        )}
        {version.description && <Fact term={t('description')}>{version.description}</Fact>}
        <Fact term={t('locked')}>
          {lock
            ? t.rich('lockedAt', { at: () => <RelativeTime at={lock.lockedAt} />, count: packagesOf(version).length })
            : t('notLocked')}
        </Fact>
        {imageHash && (
          <Fact term={t('image')}>
            <Hash value={`envstudio/env_${imageHash}`} what={t('image')} />
          </Fact>
        )}
        {image && (
          <>
            <Fact term={t('digest')}>
              <Hash value={image.imageId} what={t('digest')} />
              {!image.isPresent && <p className="text-running">{t('imageGone')}</p>}
            </Fact>
            <Fact term={t('size')}>
              <ByteSize bytes={image.sizeBytes} />
              {base && base.sizeBytes < image.sizeBytes && (
                <span className="text-muted">
                  {' '}
                  {t.rich('overBase', { size: () => <ByteSize bytes={image.sizeBytes - base.sizeBytes} /> })}
                </span>
              )}
            </Fact>
          </>
        )}
        {base && (
          <Fact term={t('baseImage')}>
            <code className="font-mono text-sm">{base.reference}</code>
            <Hash value={base.imageId} what={t('baseImage')} className="text-muted" />
          </Fact>
        )}
        {image && (
          <Fact term={t('smokeTest')}>
            <SmokeTestFact warnings={image.warnings} />
          </Fact>
        )}
        <Fact term={t('hashes')}>
          <Hash value={version.specificationHash} what={t('specificationHash')} />
          <button
            type="button"
            onClick={() => setIsHashOpen(true)}
            className="block min-h-6 text-left text-accent hover:underline"
          >
            {t('whatWentIn')}
          </button>
        </Fact>
      </Facts>
      <HashDialog version={version} isOpen={isHashOpen} onClose={() => setIsHashOpen(false)} />
    </Panel>
  );
}
