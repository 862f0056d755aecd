'use client';

import { Command } from 'cmdk';
import { Box, Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { environmentAddress } from '@/components/trpc/addresses.ts';
import type { Outputs } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { PaletteItem } from './palette-item.tsx';

interface PaletteEnvironmentsProps {
  environments: Outputs['environment']['list']['items'];
  onDone: () => void;
}

/** Environments to jump to. */
export function PaletteEnvironments({ environments, onDone }: PaletteEnvironmentsProps) {
  const t = useTranslations('palette');
  const router = useRouter();
  const { slug } = useWorkspace();
  if (environments.length === 0) return null;
  return (
    <Command.Group heading={t('environments')}>
      {environments.map(({ id, name, description, tags, isCurated }) => (
        <PaletteItem
          key={id}
          value={`${name} ${description} ${tags.join(' ')}`}
          icon={isCurated ? <Star size={14} aria-hidden /> : <Box size={14} aria-hidden />}
          hint={description}
          onSelect={() => {
            onDone();
            router.push(environmentAddress(slug, name));
          }}
        >
          {name}
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
