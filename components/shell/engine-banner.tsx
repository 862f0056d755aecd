'use client';

import { useTranslations } from 'next-intl';
import { type EngineView, useEngineStatus } from '@/components/trpc/use-engine-status.ts';
import { Banner } from './banner.tsx';

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
