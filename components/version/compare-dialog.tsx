'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { ChooseVersion } from './choose-version.tsx';
import { Comparison } from './comparison.tsx';
import type { VersionDetail } from './use-version.ts';

/** This version beside another one of the environment; the pair is in the address (`?compare=6`). */
export function CompareDialog({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.compare');
  const url = useUrlParameters();
  const asked = url.get('compare');
  const other = /^[1-9]\d*$/.test(asked) ? Number(asked) : undefined;
  const { environmentName: name, number } = version;
  return (
    <Dialog
      isOpen={asked !== ''}
      onClose={() => url.set({ compare: '' })}
      width="large"
      title={other === undefined ? t('title', { name, number }) : t('titleBoth', { name, number, other })}
    >
      <div className="flex min-h-[60dvh] flex-col gap-4">
        <ChooseVersion
          name={name}
          except={number}
          value={other}
          onChange={(chosen) => url.set({ compare: String(chosen) })}
        />
        {other !== undefined && <Comparison name={name} number={number} otherNumber={other} />}
      </div>
    </Dialog>
  );
}
