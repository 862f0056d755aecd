'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { MonacoFrame } from '@/components/ui/monaco/monaco-frame.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { ClippedNotice } from './clipped-notice.tsx';
import { FirstErrorBar } from './first-error-bar.tsx';
import { clampLineRange, extendLineRange } from './line-range.ts';
import type { LogLines } from './log-editor.ts';
import { LogFindBox } from './log-find-box.tsx';
import { LogLineBar } from './log-line-bar.tsx';
import { LogNotices } from './log-notices.tsx';
import { useLogPreferences } from './log-preferences.ts';
import { coveredLines, type LogSelection } from './log-selection.ts';
import type { LineRange, LogStore } from './log-store.ts';
import { LogToolbar } from './log-toolbar.tsx';
import { LogView, type LogViewHandle } from './log-view.tsx';
import type { StepHeading } from './step-headings.ts';
import { useLevelMarks } from './use-level-marks.ts';
import { useLinkCopy } from './use-link-copy.ts';
import { type CopyFormat, useLogCopy } from './use-log-copy.ts';
import { useLogFind } from './use-log-find.ts';
import type { LogConnection } from './use-log-store.ts';

interface LogPanelProps {
  readonly build: BuildDetail;
  readonly lines: LogLines;
  readonly connection: LogConnection;
  /** The lines of the address, and how to write them there. */
  readonly linkedLines: LineRange | undefined;
  readonly onLinkLines: (lines: LineRange) => void;
  readonly headings: readonly StepHeading[];
}

/** The log with its tools. */
export function LogPanel({ build, lines, connection, linkedLines, onLinkLines, headings }: LogPanelProps) {
  const t = useTranslations('build.log');
  const [preferences, changePreferences] = useLogPreferences();
  const isLive = build.state === 'queued' || build.state === 'running';
  const [isFollowing, setIsFollowing] = useState(isLive && linkedLines === undefined);
  const failureLine = build.failure?.line;
  const isTakenToFailure = useIsTakenToFailure(failureLine, isFollowing);
  const [cursorLine, setCursorLine] = useState<number>();
  const view = useRef<LogViewHandle>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const lineInput = useRef<HTMLInputElement>(null);
  const find = useLogFind(build, () => view.current?.firstVisibleLine() ?? 1);
  const copy = useLogCopy(build);
  const copyLink = useLinkCopy();
  const words = useMemo(() => ({ label: t('title'), scrollbarLabel: t('scrollbar') }), [t]);
  useFindKey(() => findInput.current?.select());
  const { store } = lines;
  const levelMarks = useLevelMarks(build, store);

  const jump = (line: number) => {
    setIsFollowing(false);
    view.current?.reveal(line);
  };
  /** Gives lines the address, where the reader is already. */
  const linkHere = (wanted: LineRange) => {
    if (wanted.first !== linkedLines?.first) view.current?.stayFor(wanted.first);
    onLinkLines(wanted);
  };
  const goTo = (wanted: LineRange) => {
    const there = clampLineRange(wanted, store.lineCount);
    jump(there.first);
    linkHere(there);
    // Its field is written anew with the line; the keys go on in the log.
    view.current?.focus();
  };
  const chosenLines = (): LineRange => {
    const selection = view.current?.selection();
    if (selection) return coveredLines(selection);
    const line = view.current?.currentLine() ?? 1;
    const isLinked = linkedLines && line >= linkedLines.first && line <= linkedLines.last;
    return isLinked ? linkedLines : wholeRange(line);
  };
  const shareLink = (shared: LineRange) => {
    linkHere(shared);
    void copyLink(shared);
  };
  const copyChosen = (format: CopyFormat) =>
    void copy(view.current?.selection() ?? wholeLines(linkedLines ?? { first: 1, last: store.lineCount }), format);
  return (
    <section aria-label={t('title')} className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
      <LogToolbar
        build={build}
        store={store}
        preferences={preferences}
        onPreferences={changePreferences}
        isFollowing={isFollowing}
        onFollow={isLive ? setIsFollowing : undefined}
        currentLine={() => view.current?.currentLine() ?? 1}
        onJump={jump}
        onCopy={copyChosen}
        onCopyLink={() => shareLink(chosenLines())}
        onExtendLink={
          linkedLines &&
          (() => shareLink(extendLineRange(linkedLines, view.current?.currentLine() ?? linkedLines.last)))
        }
      >
        <LogFindBox find={find} store={store} input={findInput} onLeave={() => view.current?.focus()} />
      </LogToolbar>
      <FirstErrorBar build={build} store={store} onJump={jump} />
      <ClippedNotice steps={build.steps} />
      <LogNotices connection={connection} find={find} />
      <div className="relative min-h-0 flex-1">
        <MonacoFrame text="">
          {(monaco: Monaco) => (
            <LogView
              monaco={monaco}
              lines={lines}
              handle={view}
              words={words}
              preferences={preferences}
              startedAt={build.workStartedAt}
              isFollowing={isFollowing && isLive}
              linkedLines={linkedLines ?? (failureLine === undefined ? undefined : wholeRange(failureLine))}
              revealedLine={linkedLines?.first ?? (isTakenToFailure ? failureLine : undefined)}
              marks={find.marks}
              levelMarks={levelMarks}
              headings={headings}
              events={{
                onFollowChange: setIsFollowing,
                onLineClick: (line, isRangeEnd) =>
                  onLinkLines(isRangeEnd ? extendLineRange(linkedLines, line) : wholeRange(line)),
                onCursorLine: setCursorLine,
                onFind: () => findInput.current?.select(),
                onGoToLine: () => lineInput.current?.select(),
                onCopy: (selection) => void copy(selection, 'text'),
              }}
            />
          )}
        </MonacoFrame>
        <EmptyLog build={build} store={store} />
      </div>
      <LogLineBar build={build} store={store} line={cursorLine} input={lineInput} onGoTo={goTo} />
    </section>
  );
}

function wholeRange(line: number): LineRange {
  return { first: line, last: line };
}

function wholeLines({ first, last }: LineRange): LogSelection {
  return { anchor: { line: first, column: 1 }, active: { line: last, column: Number.MAX_SAFE_INTEGER } };
}

/** Who reads elsewhere in the log when the build fails stays there; who comes later, or follows the end, sees why. */
function useIsTakenToFailure(line: number | undefined, isFollowing: boolean): boolean {
  const [known, setKnown] = useState({ line, isTaken: true });
  if (known.line !== line) setKnown({ line, isTaken: isFollowing });
  return known.isTaken;
}

/** What a log without lines means. */
function EmptyLog({ build, store }: { build: BuildDetail; store: LogStore }) {
  const t = useTranslations('build.log.empty');
  const isEmpty = useSyncExternalStore(
    store.subscribe,
    () => store.lineCount === 0,
    () => true,
  );
  if (!isEmpty) return null;
  // All over the editor: Monaco numbers a line even where there is none.
  const place = 'absolute inset-0 bg-panel px-5 py-4 text-muted';
  // Mostly the lines are there before this is seen.
  const late = 'transition-opacity delay-300 starting:opacity-0';
  if (build.lineCount > 0) return <p className={classNames(place, late)}>{t('loading')}</p>;
  const reason = build.isReused
    ? 'reused'
    : build.state === 'queued' || build.state === 'running'
      ? build.state
      : 'none';
  return <p className={place}>{t(reason)}</p>;
}

/** Ctrl F anywhere on the page finds in the log. */
function useFindKey(onFind: () => void) {
  const find = useEffectEvent(onFind);
  // The outside system is the keyboard of the window.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== 'f') return;
      event.preventDefault();
      find();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
