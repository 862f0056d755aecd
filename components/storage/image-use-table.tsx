'use client';

import { useTranslations } from 'next-intl';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Chip, type Tone } from '@/components/ui/chip.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { ImageUse } from '@/core/storage/storage-overview.ts';

const tones: Readonly<Record<ImageUse['use'], Tone>> = {
  version: 'good',
  unneeded: 'running',
  toolbox: 'good',
  'old-toolbox': 'running',
  foreign: 'idle',
};

/** Names shown of an image that has many. */
const shownNames = 3;

export function ImageUseTable({ images }: { images: readonly ImageUse[] }) {
  const t = useTranslations('storage.images');
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="text-muted text-sm">{t('description')}</p>
      <Table label={t('title')}>
        <TableHead>
          <HeadCell>{t('image')}</HeadCell>
          <HeadCell>{t('use')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('size')}</HeadCell>
          <HeadCell>{t('own')}</HeadCell>
        </TableHead>
        <tbody>
          {images.map(({ imageId, names, use, sizeBytes, ownBytes }) => (
            <Row key={imageId}>
              <Cell className="w-full max-w-0 break-all">
                {names.length === 0 ? (
                  <span className="text-muted">{t('nameless')}</span>
                ) : (
                  names.slice(0, shownNames).join(' · ')
                )}
                {names.length > shownNames && (
                  <span className="text-muted"> {t('more', { count: names.length - shownNames })}</span>
                )}
              </Cell>
              <Cell>
                <Chip tone={tones[use]}>{t(`uses.${use}`)}</Chip>
              </Cell>
              <Cell className="hidden text-muted sm:table-cell">
                <ByteSize bytes={sizeBytes} />
              </Cell>
              <Cell>
                <ByteSize bytes={ownBytes} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
