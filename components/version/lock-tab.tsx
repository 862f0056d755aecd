'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { CodeBlock } from './code-block.tsx';
import { Fact, Facts } from './fact.tsx';
import type { VersionDetail } from './use-version.ts';

/** What the definition resolved to, once: the standard lock files, whose they are and how old. */
export function LockTab({ version: { lock } }: { version: VersionDetail }) {
  const t = useTranslations('version.lock');
  if (!lock) return <EmptyState title={t('none.title')} description={t('none.description')} />;
  const { base, conda, pip, virtualPackages } = lock.content;
  return (
    <div className="flex flex-col gap-4">
      <Panel>
        <Facts>
          <Fact term={t('locked')}>
            {t.rich('lockedBy', { at: () => <RelativeTime at={lock.lockedAt} />, name: lock.lockedByName })}
          </Fact>
          <Fact term={t('base')}>
            <code className="mr-2 font-mono text-sm">{base.reference}</code>
            <Hash value={base.imageId} what={t('base')} className="text-muted" />
          </Fact>
          {base.pythonVersion && <Fact term="Python">{base.pythonVersion}</Fact>}
          {Object.keys(virtualPackages).length > 0 && (
            <Fact term={t('virtual')}>
              {Object.entries(virtualPackages).map(([name, version]) => (
                <code key={name} className="block font-mono text-sm">
                  {name} {version}
                </code>
              ))}
            </Fact>
          )}
        </Facts>
      </Panel>
      {conda && <CodeBlock title="pixi.lock" text={conda.text} language="yaml" />}
      {pip && <CodeBlock title="pylock.toml" text={pip.text} language="plaintext" />}
    </div>
  );
}
