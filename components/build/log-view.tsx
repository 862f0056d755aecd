'use client';

import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { createLogEditor, type LogEditor } from './log-editor.ts';
import type { LogPreferences } from './log-preferences.ts';
import type { LogStore } from './log-store.ts';
import './log-view.css';
import { timeColumn } from './time-column.ts';
import type { LogFind } from './use-log-find.ts';

export interface LogViewHandle {
  reveal(line: number): void;
  focus(): void;
  firstVisibleLine(): number;
  /** Where the cursor stands: the last line that was jumped to or clicked. */
  currentLine(): number;
}

interface LogViewProps {
  readonly monaco: Monaco;
  readonly store: LogStore;
  readonly handle: Ref<LogViewHandle>;
  readonly label: string;
  readonly preferences: LogPreferences;
  readonly startedAt: string | undefined;
  readonly isFollowing: boolean;
  readonly onFollowChange: (isFollowing: boolean) => void;
  readonly linkedLine: number | undefined;
  readonly onLinkLine: (line: number) => void;
  readonly onFind: () => void;
  readonly find: LogFind;
  readonly titleOfStep: (step: number) => string | undefined;
}

/** Ties the log editor to React: what the reader chose goes in, what they did comes out. Lines pass by. */
export function LogView(props: LogViewProps) {
  const { monaco, store, handle, label, preferences, startedAt, isFollowing, linkedLine, find, titleOfStep } = props;
  const { matches, current: shownMatch } = find;
  const container = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<LogEditor>();
  const onFollowChange = useEffectEvent(props.onFollowChange);
  const onLineClick = useEffectEvent(props.onLinkLine);
  const onFind = useEffectEvent(props.onFind);

  // The outside system is Monaco: one editor for one store, disposed together.
  useEffect(() => {
    if (container.current === null) return;
    const created = createLogEditor(monaco, container.current, store, label, {
      onFollowChange: (value) => onFollowChange(value),
      onLineClick: (line) => onLineClick(line),
      onFind: () => onFind(),
    });
    const stop = store.subscribe(() => created.sync());
    setEditor(created);
    return () => {
      stop();
      setEditor(undefined);
      created.dispose();
    };
  }, [monaco, store, label]);

  // Monaco again, one effect for each thing that it is told. The column comes before the first lines.
  useEffect(
    () => editor?.setTimeColumn(timeColumn(preferences.timeMode, startedAt)),
    [editor, preferences.timeMode, startedAt],
  );
  useEffect(() => editor?.setStepTitles(titleOfStep), [editor, titleOfStep]);
  useEffect(() => editor?.sync(), [editor]);
  useEffect(() => editor?.setWrap(preferences.isWrapped), [editor, preferences.isWrapped]);
  useEffect(() => editor?.follow(isFollowing), [editor, isFollowing]);
  useEffect(() => editor?.showMatches(matches, shownMatch), [editor, matches, shownMatch]);
  const matchedLine = matches[shownMatch]?.line;
  useEffect(() => {
    if (matchedLine !== undefined) editor?.reveal(matchedLine);
  }, [editor, matchedLine]);

  // … and the store: the line of the address is shown when it has come.
  useEffect(() => {
    editor?.showLink(linkedLine);
    if (!editor || linkedLine === undefined) return;
    const show = () => {
      if (store.lineCount < linkedLine) return false;
      editor.sync();
      editor.reveal(linkedLine);
      return true;
    };
    if (show()) return;
    const stop = store.subscribe(() => show() && stop());
    return stop;
  }, [editor, store, linkedLine]);

  useImperativeHandle(
    handle,
    () => ({
      reveal: (line) => editor?.reveal(line),
      focus: () => editor?.focus(),
      firstVisibleLine: () => editor?.firstVisibleLine() ?? 1,
      currentLine: () => editor?.currentLine() ?? 1,
    }),
    [editor],
  );
  return <div ref={container} className="log-view absolute inset-0" />;
}
