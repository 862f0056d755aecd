'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { type BuildState, buildStates } from '@/core/build/build.ts';

interface BuildFilterBarProps {
  readonly state: BuildState | undefined;
  readonly environmentName: string | undefined;
  readonly onState: (state: BuildState | undefined) => void;
  readonly onAnyEnvironment: () => void;
}

/** One state or all of them; an environment that the address names can be let go. */
export function BuildFilterBar({ state, environmentName, onState, onAnyEnvironment }: BuildFilterBarProps) {
  const t = useTranslations('build.list');
  const states = useTranslations('state');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div
        role="toolbar"
        aria-label={t('filterState')}
        className="flex max-w-full overflow-x-auto rounded-md border border-line bg-panel p-0.5"
      >
        {[undefined, ...buildStates].map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            aria-pressed={each === state}
            onClick={() => onState(each)}
            className={classNames(
              'h-6.5 whitespace-nowrap rounded px-2.5',
              each === state ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:text-foreground',
            )}
          >
            {each ? states(each) : t('all')}
          </button>
        ))}
      </div>
      {environmentName && (
        <Button size="small" onClick={onAnyEnvironment}>
          {environmentName}
          <X size={13} aria-label={t('anyEnvironment')} />
        </Button>
      )}
    </div>
  );
}
