'use client';

import { useTranslations } from 'next-intl';
import { useEngineStatus } from '@/components/trpc/use-engine-status.ts';
import { classNames } from '@/components/ui/class-names.ts';

/** One line on the engine at the foot of the navigation. */
export function EngineChip({ runningBuilds }: { runningBuilds: number }) {
  const t = useTranslations('engine');
  const status = useEngineStatus();
  const engine = status?.engine;
  const words =
    engine === undefined
      ? t('unknown')
      : engine.state === 'unavailable'
        ? t('unavailable')
        : runningBuilds > 0
          ? t('connectedBuilding', { version: shortVersion(engine.version), count: runningBuilds })
          : t('connected', { version: shortVersion(engine.version) });
  const color = engine === undefined ? 'bg-faint' : engine.state === 'connected' ? 'bg-good' : 'bg-bad';
  return (
    <p
      className="flex h-8 items-center gap-2.5 px-2.5 text-muted"
      title={engine && `${engine.state === 'connected' ? `Docker ${engine.version} · ` : ''}${engine.address}`}
    >
      <span aria-hidden className={classNames('size-1.5 shrink-0 rounded-full', color)} />
      <span className="truncate">{words}</span>
    </p>
  );
}

/** As much as one says aloud, and as fits beside the count: `20.10.24+dfsg1` is `20.10`. */
function shortVersion(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
