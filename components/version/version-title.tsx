'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/components/trpc/workspace-context.tsx';
import { Chip, Tag } from '@/components/ui/chip.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { EditDialog } from './edit-dialog.tsx';
import type { VersionDetail } from './use-version.ts';

/** Name, tags and words; the pencil edits what stands beside the version. */
export function VersionTitle({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const canEdit = useCan('version.edit') && !version.isCurated;
  const [isEditing, setIsEditing] = useState(false);
  const { environmentName, number, tags, labels, isArchived, isEnvironmentArchived, isCurated } = version;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">
          {environmentName}
          <span className="font-normal text-faint">@{number}</span>
        </h1>
        {isCurated && <Chip tone="accent">{t('curated')}</Chip>}
        {(isArchived || isEnvironmentArchived) && <Chip>{t('archived')}</Chip>}
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {Object.entries(labels).map(([key, value]) => (
          <Tag key={key}>{value ? `${key}=${value}` : key}</Tag>
        ))}
        {canEdit && (
          <IconButton label={t('edit.open')} onClick={() => setIsEditing(true)}>
            <Pencil size={13} aria-hidden />
          </IconButton>
        )}
      </div>
      <p className="text-muted">{version.environmentDescription || <em>{t('noDescription')}</em>}</p>
      {isEditing && <EditDialog version={version} onClose={() => setIsEditing(false)} />}
    </div>
  );
}
