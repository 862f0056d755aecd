'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Select } from '@/components/ui/select.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import { DefinitionDiff } from './definition-diff.tsx';

interface CompareDialogProps {
  readonly environmentName: string;
  readonly definition: Definition;
  /** The version to compare with; undefined: closed. */
  readonly number: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly onClose: () => void;
}

/** The draft against any version of its environment. */
export function CompareDialog({ environmentName, definition, number, onChoose, onClose }: CompareDialogProps) {
  const t = useTranslations('draft.compare');
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const isOpen = number !== undefined;
  const versions = useQuery({
    ...trpc.version.list.queryOptions({ workspace, name: environmentName }),
    enabled: isOpen,
  });
  const version = useQuery({
    ...trpc.version.get.queryOptions({ workspace, name: environmentName, number: number ?? 0 }),
    enabled: isOpen,
  });
  const numbers = versions.data?.items.map((each) => each.number) ?? [];
  const choices = isOpen && !numbers.includes(number) ? [number, ...numbers] : numbers;

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      width="large"
      title={
        <span className="flex flex-wrap items-center gap-2">
          {t('title')}
          {isOpen && (
            <Select
              label={t('version')}
              value={String(number)}
              options={choices.map((each) => ({ value: String(each), label: `@${each}` }))}
              onChange={(value) => onChoose(Number(value))}
            />
          )}
        </span>
      }
    >
      {version.error ? (
        <Notice tone="bad">{errorMessage(version.error)}</Notice>
      ) : version.data ? (
        <DefinitionDiff
          key={number}
          left={version.data.definition}
          right={definition}
          leftLabel={`${environmentName}@${number}`}
          rightLabel={t('draft')}
        />
      ) : (
        <Skeleton className="h-[60dvh]" />
      )}
    </Dialog>
  );
}
