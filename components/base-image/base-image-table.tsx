'use client';

import { useTranslations } from 'next-intl';
import type { Outputs } from '@/components/trpc/trpc.ts';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import { BaseImageMenu } from './base-image-menu.tsx';

export type BaseImageItem = Outputs['baseImage']['list'][number];

export function BaseImageTable({ images }: { images: readonly BaseImageItem[] | undefined }) {
  const t = useTranslations('baseImage');
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('columns.name')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.python')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.system')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.user')}</HeadCell>
        <HeadCell className="hidden xl:table-cell">{t('columns.image')}</HeadCell>
        <HeadCell className="text-right">{t('columns.size')}</HeadCell>
        <HeadCell className="w-12">
          <span className="sr-only">{t('columns.actions')}</span>
        </HeadCell>
      </TableHead>
      <tbody aria-busy={!images}>
        {images
          ? images.map((image) => <BaseImageRow key={image.reference} image={image} />)
          : [0, 1].map((row) => (
              <Row key={row}>
                <Cell colSpan={7}>
                  <Skeleton className="h-9" />
                </Cell>
              </Row>
            ))}
      </tbody>
    </Table>
  );
}

function BaseImageRow({ image }: { image: BaseImageItem }) {
  const t = useTranslations('baseImage');
  const { name, reference, description, isDefault, isPresent, facts } = image;
  return (
    <Row>
      <Cell className="py-2">
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="font-semibold">{name}</span>
          {isDefault && <Chip tone="accent">{t('default')}</Chip>}
          {!isPresent && <Chip tone="running">{t('notPresent')}</Chip>}
        </div>
        {name !== reference && <code className="break-all font-mono text-muted text-sm">{reference}</code>}
        {description && <p className="text-muted">{description}</p>}
      </Cell>
      <Cell className="hidden sm:table-cell">{facts ? (facts.pythonVersion ?? t('noPython')) : t('notProbed')}</Cell>
      <Cell className="hidden text-muted lg:table-cell">
        {[
          facts?.distribution,
          facts?.glibcVersion && `glibc ${facts.glibcVersion}`,
          facts?.cudaVersion && `CUDA ${facts.cudaVersion}`,
        ]
          .filter(Boolean)
          .join(', ')}
      </Cell>
      <Cell className="hidden text-muted lg:table-cell">{facts && (facts.user || 'root')}</Cell>
      <Cell className="hidden xl:table-cell">{facts && <Hash value={facts.imageId} what={t('columns.image')} />}</Cell>
      <Cell className="text-right text-muted">{facts && <ByteSize bytes={facts.sizeBytes} />}</Cell>
      <Cell className="text-right">
        <BaseImageMenu image={image} />
      </Cell>
    </Row>
  );
}
