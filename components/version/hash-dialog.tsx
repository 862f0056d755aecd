'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { HashWhy } from './hash-why.tsx';
import type { VersionDetail } from './use-version.ts';

interface HashDialogProps {
  version: VersionDetail;
  isOpen: boolean;
  onClose: () => void;
}

/** Both hashes, and the canonical text that each of them is the SHA-256 of. */
export function HashDialog({ version, isOpen, onClose }: HashDialogProps) {
  const t = useTranslations('version.hash');
  const parts = [
    { id: 'specification', hash: version.specificationHash, content: version.hashInputs.specification },
    { id: 'image', hash: version.imageHash, content: version.hashInputs.image },
  ] as const;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} width="medium" title={t('title')} description={t('description')}>
      <div className="flex flex-col gap-5">
        {isOpen && version.number > 1 && <HashWhy name={version.environmentName} number={version.number} />}
        {parts.map(({ id, hash, content }) => (
          <section key={id}>
            <h3 className="font-semibold">{t(`${id}.title`)}</h3>
            <p className="text-muted">{t(`${id}.meaning`)}</p>
            {hash && <Hash value={hash} what={t(`${id}.title`)} />}
            {content ? (
              <pre className="mt-2 whitespace-pre-wrap break-all rounded-md border border-line bg-background p-3 font-mono text-sm">
                {JSON.stringify(content, undefined, 2)}
              </pre>
            ) : (
              <p className="mt-2 text-muted">{t(`${id}.missing`)}</p>
            )}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
