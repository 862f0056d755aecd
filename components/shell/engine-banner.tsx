'use client';

import { CircleAlert, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type EngineView, useEngineStatus } from '@/components/trpc/use-engine-status.ts';
import { classNames } from '@/components/ui/class-names.ts';

/** Why builds wait, and what to do; nothing while the engine is well. Live. */
export function EngineBanner() {
  const status = useEngineStatus();
  if (!status) return null;
  return <EngineTrouble status={status} />;
}

function EngineTrouble({ status }: { status: EngineView }) {
  const t = useTranslations('engine');
  const { engine, toolbox, baseImage } = status;
  if (engine.state === 'unavailable') {
    return (
      <Banner tone="bad" title={t(engine.reason, { address: engine.address })} detail={engine.detail}>
        {t(`advice.${engine.reason}`)}
      </Banner>
    );
  }
  if (baseImage.state === 'preparing') {
    return <Banner tone="running" title={t('preparing', { step: baseImage.step ?? '…' })} />;
  }
  if (toolbox.state === 'preparing') {
    return <Banner tone="running" title={t('preparingToolbox', { step: toolbox.step })} />;
  }
  if (toolbox.state === 'unavailable') {
    return <Banner tone="bad" title={t('toolboxUnavailable', { reason: toolbox.reason })} />;
  }
  if (baseImage.state === 'missing') return <Banner tone="bad" title={t('baseImageMissing')} />;
  return null;
}

interface BannerProps {
  tone: 'bad' | 'running';
  title: string;
  /** The engine's own words, on hover. */
  detail?: string;
  children?: ReactNode;
}

function Banner({ tone, title, detail, children }: BannerProps) {
  const Icon = tone === 'bad' ? CircleAlert : LoaderCircle;
  return (
    <div
      role="status"
      title={detail}
      className={classNames(
        'flex items-start gap-2 border-line border-b px-4 py-2',
        tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-running-soft text-running',
      )}
    >
      <Icon size={15} aria-hidden className={classNames('mt-0.5 shrink-0', tone === 'running' && 'animate-spin')} />
      <p className="min-w-0">
        <strong className="font-medium">{title}</strong> {children}
      </p>
    </div>
  );
}
