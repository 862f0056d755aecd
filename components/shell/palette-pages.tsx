'use client';

import { Command } from 'cmdk';
import { Activity, Box, Hammer, HardDrive, Layers, ScrollText, Star, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { PaletteItem } from './palette-item.tsx';

const pages = [
  { id: 'environments', path: '', Icon: Box },
  { id: 'curated', path: '/curated', Icon: Star },
  { id: 'baseImages', path: '/base-images', Icon: Layers },
  { id: 'builds', path: '/builds', Icon: Hammer },
  { id: 'people', path: '/people', Icon: Users },
  { id: 'audit', path: '/audit', Icon: ScrollText },
  { id: 'operations', path: '/operations', Icon: Activity },
  { id: 'storage', path: '/storage', Icon: HardDrive },
] as const;

export function PalettePages({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const { slug } = useWorkspace();
  const [canReadAudit, canReadOperations] = [useCan('audit.read'), useCan('operations.read')];
  const isHidden: Partial<Record<(typeof pages)[number]['id'], boolean>> = {
    audit: !canReadAudit,
    operations: !canReadOperations,
    storage: !canReadOperations,
  };
  return (
    <Command.Group heading={t('palette.pages')}>
      {pages
        .filter(({ id }) => !isHidden[id])
        .map(({ id, path, Icon }) => (
          <PaletteItem
            key={id}
            value={t(`shell.${id}`)}
            icon={<Icon size={14} aria-hidden />}
            onSelect={() => {
              onDone();
              router.push(`/w/${slug}${path}`);
            }}
          >
            {t(`shell.${id}`)}
          </PaletteItem>
        ))}
    </Command.Group>
  );
}
