'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Monaco } from './load-monaco.ts';
import { useMonaco } from './use-monaco.ts';

interface MonacoFrameProps {
  /** Shown in a plain block until the editor is there, so that nothing jumps and text can be read at once. */
  readonly text: string;
  readonly children: (monaco: Monaco) => ReactNode;
}

/** What stands around every editor: its text while Monaco loads, words and a button when it cannot be loaded. */
export function MonacoFrame({ text, children }: MonacoFrameProps) {
  const translate = useTranslations('common.codeEditor');
  const state = useMonaco();
  if (state.state === 'ready') return <>{children(state.monaco)}</>;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {state.state === 'failed' && (
        <p role="alert" className="flex items-center gap-3 bg-bad-soft px-4 py-2 text-bad">
          {translate('notLoaded')}
          <button type="button" className="underline" onClick={state.retry}>
            {translate('retry')}
          </button>
        </p>
      )}
      <pre
        aria-busy={state.state === 'loading'}
        className="min-h-0 flex-1 overflow-hidden py-2 pl-14 font-mono text-[13px] leading-[21px] text-muted"
      >
        {text.slice(0, 20_000)}
      </pre>
    </div>
  );
}
