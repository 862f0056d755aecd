'use client';

import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { ProcessFacts } from '@/core/operations/operations-overview.ts';

export function ProcessTable({ processes }: { processes: readonly ProcessFacts[] }) {
  const t = useTranslations('operations.processes');
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('title')}</h2>
      <Table label={t('title')}>
        <TableHead>
          <HeadCell>{t('process')}</HeadCell>
          <HeadCell>{t('state')}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t('builds')}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t('watchers')}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t('logWatchers')}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t('engine')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('since')}</HeadCell>
        </TableHead>
        <tbody>
          {processes.map((process) => (
            <ProcessRow key={process.id} process={process} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function ProcessRow({ process }: { process: ProcessFacts }) {
  const t = useTranslations('operations.processes');
  const {
    role,
    hostName,
    pid,
    workerCount,
    watcherCount,
    logWatcherCount,
    engineVersion,
    engineAddress,
    startedAt,
    seenAt,
  } = process;
  return (
    <Row>
      <Cell>
        <p className="font-medium">{t(`role.${role}`)}</p>
        <p className="break-all text-muted text-sm">{t('place', { host: hostName, pid })}</p>
      </Cell>
      <Cell>
        <ProcessState process={process} />
        {!process.isAlive && (
          <p className="text-muted text-sm">
            <RelativeTime at={seenAt} />
          </p>
        )}
      </Cell>
      <Cell className="hidden tabular-nums md:table-cell">{workerCount === 0 ? '—' : workerCount}</Cell>
      <Cell className="hidden tabular-nums md:table-cell">{role === 'worker' ? '—' : watcherCount}</Cell>
      <Cell className="hidden tabular-nums md:table-cell">{role === 'worker' ? '—' : logWatcherCount}</Cell>
      <Cell className="hidden break-all text-muted text-sm lg:table-cell">
        {engineVersion ?? t('noEngine')} · {engineAddress}
      </Cell>
      <Cell className="hidden text-muted sm:table-cell">
        <RelativeTime at={startedAt} />
      </Cell>
    </Row>
  );
}

function ProcessState({ process }: { process: ProcessFacts }) {
  const t = useTranslations('operations.processes.states');
  const { isAlive, isDraining, isReadyToBuild, workerCount } = process;
  const [tone, state] = !isAlive
    ? (['bad', 'silent'] as const)
    : isDraining
      ? (['running', 'draining'] as const)
      : workerCount > 0 && !isReadyToBuild
        ? (['running', 'waiting-for-engine'] as const)
        : (['good', 'working'] as const);
  return (
    <Chip tone={tone} hasDot>
      {t(state)}
    </Chip>
  );
}
