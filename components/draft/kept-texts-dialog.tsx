'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import { DefinitionDiff } from './definition-diff.tsx';

interface KeptTextsDialogProps {
  readonly draftId: string;
  readonly definition: Definition;
  readonly isReadOnly: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onBringBack: (definition: Definition) => void;
}

/** Texts that lost a conflict, were replaced or discarded: compared with the present one, and brought back. */
export function KeptTextsDialog(props: KeptTextsDialogProps) {
  const { draftId, definition, isReadOnly, isOpen, onClose, onBringBack } = props;
  const t = useTranslations('draft.kept');
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const [chosenId, setChosenId] = useState<string>();
  const revisions = useQuery({ ...trpc.draft.revisions.queryOptions({ workspace, draftId }), enabled: isOpen });
  const revisionId = chosenId ?? revisions.data?.[0]?.id;
  const revision = useQuery({
    ...trpc.draft.revision.queryOptions({ workspace, draftId, revisionId: revisionId ?? '' }),
    enabled: isOpen && revisionId !== undefined,
  });
  const kept = revision.data;

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      width="large"
      title={t('title')}
      description={t('description')}
      actions={
        kept !== undefined &&
        !isReadOnly && (
          <Button
            variant="primary"
            onClick={() => {
              onBringBack(kept.definition);
              onClose();
            }}
          >
            {t('bringBack')}
          </Button>
        )
      }
    >
      {revisions.error && <Notice tone="bad">{errorMessage(revisions.error)}</Notice>}
      {revisions.data?.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="mb-3 flex max-h-32 flex-wrap gap-1 overflow-y-auto">
        {revisions.data?.map((each) => (
          <li key={each.id}>
            <Button
              size="small"
              variant={each.id === revisionId ? 'secondary' : 'ghost'}
              aria-pressed={each.id === revisionId}
              onClick={() => setChosenId(each.id)}
            >
              {t(`reason.${each.reason}`)} · {each.savedByName} · <RelativeTime at={each.savedAt} />
            </Button>
          </li>
        ))}
      </ul>
      {kept !== undefined ? (
        <DefinitionDiff
          key={revisionId}
          left={kept.definition}
          right={definition}
          leftLabel={t('keptText')}
          rightLabel={t('present')}
        />
      ) : (
        revisionId !== undefined && <Skeleton className="h-[50dvh]" />
      )}
    </Dialog>
  );
}
