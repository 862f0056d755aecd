'use client';

import { ArrowDownToLine, ArrowUpToLine, Clock, Copy, Download, Ellipsis, Link, Pause, WrapText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuChoice, MenuItem, MenuSeparator, MenuToggle } from '@/components/ui/menu-item.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { LevelJump } from './level-jump.tsx';
import { type LogPreferences, timeModes } from './log-preferences.ts';
import type { LogStore } from './log-store.ts';
import type { CopyFormat } from './use-log-copy.ts';

const downloadFormats = ['txt', 'raw.txt', 'txt.gz', 'jsonl'] as const;
const downloadNames = { txt: 'text', 'raw.txt': 'raw', 'txt.gz': 'gzip', jsonl: 'jsonLines' } as const;

interface LogToolbarProps {
  readonly build: BuildDetail;
  readonly store: LogStore;
  readonly preferences: LogPreferences;
  readonly onPreferences: (changes: Partial<LogPreferences>) => void;
  readonly isFollowing: boolean;
  /** Undefined when nothing more will come. */
  readonly onFollow: ((isFollowing: boolean) => void) | undefined;
  readonly currentLine: () => number;
  readonly onJump: (line: number) => void;
  /** Copies what is selected, else the linked lines, else all. */
  readonly onCopy: (format: CopyFormat) => void;
  /** Copies the address of what is selected, else of the linked lines around the cursor, else of its line. */
  readonly onCopyLink: () => void;
  /** The same for the linked lines and all up to the cursor; undefined when none are linked. */
  readonly onExtendLink: (() => void) | undefined;
  /** The find box. */
  readonly children: ReactNode;
}

/** Find, jump, time, wrap, follow; what is rare is in a menu. */
export function LogToolbar(props: LogToolbarProps) {
  const { build, store, preferences, onPreferences, isFollowing, onFollow, currentLine, onJump, children } = props;
  const t = useTranslations('build.log');
  const { slug } = useWorkspace();
  const times = preferences.hasTimesInDownloads ? '?times=1' : '';
  const download = (format: string) =>
    window.location.assign(withBasePath(`/api/w/${slug}/builds/${build.id}/log.${format}${times}`));
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-2.5 py-1">
      {children}
      <LevelJump build={build} store={store} level="error" currentLine={currentLine} onJump={onJump} />
      <LevelJump build={build} store={store} level="warning" currentLine={currentLine} onJump={onJump} />
      <div className="ml-auto flex items-center gap-1">
        <IconButton label={t('toStart')} onClick={() => onJump(1)} className="max-sm:!hidden">
          <ArrowUpToLine size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('toEnd')} onClick={() => onJump(store.lineCount)} className="max-sm:!hidden">
          <ArrowDownToLine size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={t('wrap')}
          aria-pressed={preferences.isWrapped}
          onClick={() => onPreferences({ isWrapped: !preferences.isWrapped })}
          className={classNames('!hidden sm:!inline-flex', preferences.isWrapped && '!bg-accent-soft !text-accent')}
        >
          <WrapText size={15} aria-hidden />
        </IconButton>
        <Menu
          trigger={
            <Button size="small" variant="ghost" className="max-sm:!hidden">
              <Clock size={13} aria-hidden />
              {t(`time.${preferences.timeMode}`)}
            </Button>
          }
        >
          <TimeChoice preferences={preferences} onPreferences={onPreferences} />
        </Menu>
        {onFollow && (
          <Button
            size="small"
            aria-pressed={isFollowing}
            aria-label={isFollowing ? t('following') : t('follow')}
            onClick={() => onFollow(!isFollowing)}
            className={classNames(isFollowing && '!border-transparent !bg-accent-soft !text-accent')}
          >
            {isFollowing ? <Pause size={12} aria-hidden /> : <ArrowDownToLine size={13} aria-hidden />}
            <span className="max-sm:hidden">{isFollowing ? t('following') : t('follow')}</span>
          </Button>
        )}
        <Menu
          trigger={
            <IconButton label={t('more')}>
              <Ellipsis size={15} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Copy size={14} aria-hidden />} onSelect={() => props.onCopy('text')}>
            {t('copy')}
          </MenuItem>
          <MenuItem icon={<Copy size={14} aria-hidden />} onSelect={() => props.onCopy('markdown')}>
            {t('copyMarkdown')}
          </MenuItem>
          <MenuItem icon={<Link size={14} aria-hidden />} onSelect={props.onCopyLink}>
            {t('copyLink')}
          </MenuItem>
          {props.onExtendLink && (
            <MenuItem icon={<Link size={14} aria-hidden />} onSelect={props.onExtendLink}>
              {t('extendLink')}
            </MenuItem>
          )}
          <MenuSeparator />
          {downloadFormats.map((format) => (
            <MenuItem key={format} icon={<Download size={14} aria-hidden />} onSelect={() => download(format)}>
              {t(`download.${downloadNames[format]}`)}
            </MenuItem>
          ))}
          <MenuToggle
            isOn={preferences.hasTimesInDownloads}
            onChange={(hasTimesInDownloads) => onPreferences({ hasTimesInDownloads })}
          >
            {t('timesInDownloads')}
          </MenuToggle>
          <MenuSeparator />
          <MenuItem icon={<ArrowUpToLine size={14} aria-hidden />} onSelect={() => onJump(1)}>
            {t('toStart')}
          </MenuItem>
          <MenuItem icon={<ArrowDownToLine size={14} aria-hidden />} onSelect={() => onJump(store.lineCount)}>
            {t('toEnd')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={<WrapText size={14} aria-hidden />}
            onSelect={() => onPreferences({ isWrapped: !preferences.isWrapped })}
          >
            {preferences.isWrapped ? t('doNotWrap') : t('wrap')}
          </MenuItem>
          <TimeChoice preferences={preferences} onPreferences={onPreferences} />
        </Menu>
      </div>
    </div>
  );
}

function TimeChoice({ preferences, onPreferences }: Pick<LogToolbarProps, 'preferences' | 'onPreferences'>) {
  const t = useTranslations('build.log');
  return (
    <MenuChoice
      label={t('times')}
      value={preferences.timeMode}
      options={timeModes.map((value) => ({ value, label: t(`time.${value}`) }))}
      onChange={(timeMode) => onPreferences({ timeMode })}
    />
  );
}
