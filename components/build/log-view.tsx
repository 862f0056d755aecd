'use client';

import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { ShownMatches } from './line-decorator.ts';
import {
  createLogEditor,
  type LogEditor,
  type LogEditorEvents,
  type LogEditorWords,
  type LogLines,
} from './log-editor.ts';
import type { LogPreferences } from './log-preferences.ts';
import type { LevelMarks } from './log-scrollbar.ts';
import type { LogSelection } from './log-selection.ts';
import type { LineRange } from './log-store.ts';
import './log-view.css';
import type { StepHeading } from './step-headings.ts';
import { timeColumn } from './time-column.ts';

export interface LogViewHandle {
  reveal(line: number): void;
  /** The address is about to name this line, and nothing is to be scrolled for it. */
  stayFor(line: number): void;
  focus(): void;
  firstVisibleLine(): number;
  /** Where the cursor stands: the last line that was jumped to or clicked. */
  currentLine(): number;
  selection(): LogSelection | undefined;
}

interface LogViewProps {
  readonly monaco: Monaco;
  readonly lines: LogLines;
  readonly handle: Ref<LogViewHandle>;
  readonly words: LogEditorWords;
  readonly preferences: LogPreferences;
  readonly startedAt: string | undefined;
  readonly isFollowing: boolean;
  /** The lines of the address are marked; `revealedLine` is scrolled to, once it has come. */
  readonly linkedLines: LineRange | undefined;
  readonly revealedLine: number | undefined;
  readonly marks: ShownMatches | undefined;
  /** Of a log that is too long to be here whole: lines to mark in its scrollbar. */
  readonly levelMarks: LevelMarks;
  readonly headings: readonly StepHeading[];
  readonly events: LogEditorEvents;
}

/** Ties the log editor to React: what the reader chose goes in, what they did comes out. Lines pass by. */
export function LogView(props: LogViewProps) {
  const {
    monaco,
    lines,
    handle,
    words,
    preferences,
    startedAt,
    isFollowing,
    linkedLines,
    revealedLine,
    marks,
    levelMarks,
    headings,
  } = props;
  const { store } = lines;
  const container = useRef<HTMLDivElement>(null);
  const stayingFor = useRef<number>(undefined);
  const [editor, setEditor] = useState<LogEditor>();
  const onFollowChange = useEffectEvent(props.events.onFollowChange);
  const onLineClick = useEffectEvent(props.events.onLineClick);
  const onCursorLine = useEffectEvent(props.events.onCursorLine);
  const onFind = useEffectEvent(props.events.onFind);
  const onGoToLine = useEffectEvent(props.events.onGoToLine);
  const onCopy = useEffectEvent(props.events.onCopy);

  // The outside system is Monaco: one editor for one store, disposed together.
  useEffect(() => {
    if (container.current === null) return;
    const created = createLogEditor(monaco, container.current, lines, words, {
      onFollowChange: (value) => onFollowChange(value),
      onLineClick: (line, isRangeEnd) => onLineClick(line, isRangeEnd),
      onCursorLine: (line) => onCursorLine(line),
      onFind: () => onFind(),
      onGoToLine: () => onGoToLine(),
      onCopy: (selection) => onCopy(selection),
    });
    const stop = lines.store.subscribe(() => created.sync());
    setEditor(created);
    return () => {
      stop();
      setEditor(undefined);
      created.dispose();
    };
  }, [monaco, lines, words]);

  // Monaco again, one effect for each thing that it is told. The column comes before the first lines.
  useEffect(
    () => editor?.setTimeColumn(timeColumn(preferences.timeMode, startedAt)),
    [editor, preferences.timeMode, startedAt],
  );
  useEffect(() => editor?.setHeadings(headings), [editor, headings]);
  useEffect(() => editor?.setWrap(preferences.isWrapped), [editor, preferences.isWrapped]);
  useEffect(() => editor?.follow(isFollowing), [editor, isFollowing]);
  useEffect(() => editor?.showMatches(marks), [editor, marks]);
  useEffect(() => editor?.markLevels(levelMarks), [editor, levelMarks]);
  useEffect(() => editor?.showLink(linkedLines), [editor, linkedLines]);

  // … and the store: the line of the address is shown when it has come.
  useEffect(() => {
    if (!editor) return;
    const isHere = revealedLine === stayingFor.current;
    stayingFor.current = undefined;
    if (isHere || revealedLine === undefined) {
      editor.sync();
      return;
    }
    const show = () => {
      if (store.lineCount < revealedLine) return false;
      void editor.reveal(revealedLine);
      return true;
    };
    if (show()) return;
    const stop = store.subscribe(() => show() && stop());
    return stop;
  }, [editor, store, revealedLine]);
  const matchedLine = marks?.currentLine;
  useEffect(() => {
    if (matchedLine !== undefined) void editor?.reveal(matchedLine);
  }, [editor, matchedLine]);

  useImperativeHandle(
    handle,
    () => ({
      reveal: (line) => void editor?.reveal(line),
      stayFor: (line) => {
        stayingFor.current = line;
      },
      focus: () => editor?.focus(),
      firstVisibleLine: () => editor?.visibleLines().first ?? 1,
      currentLine: () => editor?.currentLine() ?? 1,
      selection: () => editor?.selection(),
    }),
    [editor],
  );
  return <div ref={container} className="log-view absolute inset-0" />;
}
