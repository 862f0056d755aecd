'use client';

import { ArrowDown, ArrowUp, CaseSensitive, Regex, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { LineCount } from './line-count.tsx';
import type { LogStore } from './log-store.ts';
import type { LogFind } from './use-log-find.ts';

interface LogFindBoxProps {
  readonly find: LogFind;
  readonly store: LogStore;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Esc was pressed: the search is over. */
  readonly onLeave: () => void;
}

/** Search of our own, because Monaco's knows only what is loaded and takes the keyboard away. */
export function LogFindBox({ find, store, input, onLeave }: LogFindBoxProps) {
  const t = useTranslations('build.log');
  const { query, found, problem } = find;
  const isSearching = query.text !== '';
  const isNothingFound = found?.match === undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      find.step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      find.change({ text: '' });
      onLeave();
    }
  };
  return (
    <search
      className={classNames(
        'flex min-w-0 flex-1 basis-40 items-center gap-1 sm:flex-none sm:basis-auto',
        // On a phone box and buttons are a row of the toolbar, and what was found begins the next one.
        isSearching && 'max-sm:contents',
      )}
    >
      <div
        className={classNames(
          'relative min-w-0 flex-1 sm:w-56 sm:flex-none',
          isSearching && 'max-sm:basis-[calc(100%-9.25rem)]',
        )}
      >
        <Search size={13} aria-hidden className="pointer-events-none absolute top-2 left-2.5 text-faint" />
        <Input
          ref={input}
          type="text"
          aria-label={t('search')}
          aria-invalid={problem !== undefined}
          placeholder={t('searchIn')}
          value={query.text}
          onValueChange={(text) => find.change({ text })}
          onKeyDown={onKeyDown}
          className="!h-7 pr-13 pl-7.5 text-sm"
        />
        <span className="pointer-events-none absolute top-1.25 right-2 hidden items-center gap-0.5 sm:flex">
          {!isSearching && (
            <>
              <Kbd>Ctrl</Kbd>
              <Kbd>F</Kbd>
            </>
          )}
        </span>
      </div>
      {isSearching ? (
        <>
          <Toggle
            label={t('caseSensitive')}
            isOn={query.isCaseSensitive}
            onChange={(isCaseSensitive) => find.change({ isCaseSensitive })}
          >
            <CaseSensitive size={15} aria-hidden />
          </Toggle>
          <Toggle label={t('regex')} isOn={query.isRegex} onChange={(isRegex) => find.change({ isRegex })}>
            <Regex size={14} aria-hidden />
          </Toggle>
          <IconButton label={t('previousMatch')} onClick={() => find.step(-1)} disabled={isNothingFound}>
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton label={t('nextMatch')} onClick={() => find.step(1)} disabled={isNothingFound}>
            <ArrowDown size={14} aria-hidden />
          </IconButton>
          <span role="status" className="whitespace-nowrap text-muted text-sm">
            {problem
              ? t(`problem.${problem}`)
              : found && t('matches', { current: found.match?.ordinal ?? 0, count: found.total })}
          </span>
        </>
      ) : (
        <span className="ml-1 hidden whitespace-nowrap text-muted text-sm md:inline">
          <LineCount store={store} />
        </span>
      )}
    </search>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Toggle({ label, isOn, onChange, children }: ToggleProps) {
  return (
    <IconButton
      label={label}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className={classNames(isOn && '!bg-accent-soft !text-accent')}
    >
      {children}
    </IconButton>
  );
}
