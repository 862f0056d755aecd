'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { imageSlug } from '@/core/environment/image-slug.ts';
import type { VersionDetail } from './use-version.ts';

/** Commands to use the image, and the image itself as a file. */
export function RunPanel({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.run');
  const { slug } = useWorkspace();
  const { image, imageHash, environmentName, number } = version;
  if (!imageHash) {
    return (
      <Panel title={t('title')}>
        <p className="px-4 pt-1 pb-4 text-muted">{t('notBuilt')}</p>
      </Panel>
    );
  }
  const reference = `envstudio/${slug}/${imageSlug(environmentName)}:${number}`;
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-3 px-4 pt-1 pb-4">
        <Command label={t('here')} lines={['docker run --rm -it', reference, 'python']} />
        {image && <Command label={t('pinned')} lines={['docker run --rm -it', image.imageId, 'python']} />}
        {image?.isPresent && (
          <a
            href={withBasePath(`/api/w/${slug}/images/${imageHash}/download`)}
            download
            className={buttonClass('secondary')}
          >
            <Download size={14} aria-hidden />
            {t('download')}
          </a>
        )}
        <Command label={t('elsewhere')} lines={['docker load --input', `env-${imageHash.slice(0, 12)}.tar`]} />
      </div>
    </Panel>
  );
}

/** A command over several lines, hashes short to read; it is copied whole, as one line. */
function Command({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <span className="text-muted text-sm">{label}</span>
        <CopyButton text={lines.join(' ')} what={label} />
      </div>
      <pre className="overflow-x-auto rounded-md bg-background px-2.5 py-2 font-mono text-sm">
        {lines.map((line) => line.replace(/([0-9a-f]{12})[0-9a-f]{52}/, '$1…')).join(' \\\n  ')}
      </pre>
    </div>
  );
}
