'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import type { Draft } from '@/core/draft/draft.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import type { DraftSnapshot, DraftStore } from './draft-store.ts';

interface DraftNoticesProps {
  readonly draft: Draft;
  readonly store: DraftStore;
  readonly snapshot: DraftSnapshot;
  /** As it stands in the editor. */
  readonly definition: Definition;
}

/** Lines above the editor for what one must know about the text: another's, refused, recovered, closed. */
export function DraftNotices({ draft, store, snapshot, definition }: DraftNoticesProps) {
  const t = useTranslations('draft.notice');
  const errors = useTranslations('errors');
  const { slug } = useWorkspace();
  const [isRecoveryRead, setIsRecoveryRead] = useState(false);
  const { save, isRecovered } = snapshot;
  return (
    <div className="empty:hidden">
      {draft.state !== 'open' && (
        <div className="px-4 pt-2">
          <Notice
            actions={
              <Link
                href={`/w/${slug}/environments/${encodeURIComponent(draft.environmentName)}`}
                className="text-accent hover:underline"
              >
                {t('openEnvironment', { name: draft.environmentName })}
              </Link>
            }
          >
            {t(draft.state)}
          </Notice>
        </div>
      )}
      {save.kind === 'conflict' && <ConflictNotice theirs={save.theirs} mine={definition} onResolve={store.resolve} />}
      {save.kind === 'refused' && (
        <div className="px-4 pt-2">
          <Notice tone="bad">
            {t('refused')} {errors.has(save.code) ? errors(save.code, save.values) : errors('INTERNAL')}
          </Notice>
        </div>
      )}
      {isRecovered && !isRecoveryRead && save.kind !== 'conflict' && (
        <div className="px-4 pt-2">
          <Notice
            tone="good"
            actions={
              <Button size="small" onClick={() => setIsRecoveryRead(true)}>
                {t('understood')}
              </Button>
            }
          >
            {t('recovered')}
          </Notice>
        </div>
      )}
    </div>
  );
}
