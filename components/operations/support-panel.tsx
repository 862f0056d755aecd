'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';

/** The bundle for whoever helps from afar, and what is in it. */
export function SupportPanel() {
  const t = useTranslations('operations.support');
  const { slug } = useWorkspace();
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col items-start gap-3 px-4 pt-2 pb-4">
        <p className="text-muted">{t('meaning')}</p>
        <a href={withBasePath(`/api/w/${slug}/support-bundle`)} download className={buttonClass('secondary')}>
          <Download size={15} aria-hidden />
          {t('download')}
        </a>
      </div>
    </Panel>
  );
}
