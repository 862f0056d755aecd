import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import {
  clampSelection,
  extendSelection,
  isEmptySelection,
  type LogSelection,
  selectedLines,
} from './log-selection.ts';
import type { LineRange } from './log-store.ts';

type Editor = ReturnType<Monaco['editor']['create']>;

/** What the reader has selected in the whole log, of which the editor holds a part. */
export interface KeptSelection {
  /** Undefined without a selection. */
  current(): LogSelection | undefined;
  /** Of the whole log. */
  selectAll(lineCount: number): void;
  /** Puts it, or what can be seen of it, into the editor, which has other lines now. */
  restore(): void;
  /** Does what changes the lines of the editor: how that moves the editor's own selection is nobody's doing. */
  keepDuring(change: () => void): void;
  dispose(): void;
}

export interface KeptSelectionEvents {
  /** The cursor stands on another line. */
  readonly onCursorLine: (line: number) => void;
  /** More than the editor holds is to be copied. */
  readonly onCopy: (selection: LogSelection) => void;
}

/** @param shown - tells which lines of the log are in the editor */
export function createKeptSelection(
  monaco: Monaco,
  editor: Editor,
  shown: () => LineRange,
  events: KeptSelectionEvents,
): KeptSelection {
  let selected: LogSelection | undefined;
  /** What the editor was given of it. */
  let put: LogSelection | undefined;
  let isKept = false;

  const read = (): LogSelection | undefined => {
    const selection = editor.getSelection();
    if (!selection) return undefined;
    const { selectionStartLineNumber, selectionStartColumn, positionLineNumber, positionColumn } = selection;
    const before = shown().first - 1;
    return {
      anchor: { line: selectionStartLineNumber + before, column: selectionStartColumn },
      active: { line: positionLineNumber + before, column: positionColumn },
    };
  };
  const keepDuring = (change: () => void) => {
    const wasKept = isKept;
    isKept = true;
    change();
    isKept = wasKept;
  };
  const restore = () => {
    if (!selected) return;
    const { anchor, active } = clampSelection(selected, shown());
    const before = shown().first - 1;
    const { line, column } = active;
    keepDuring(() =>
      editor.setSelection(new monaco.Selection(anchor.line - before, anchor.column, line - before, column)),
    );
    put = read();
  };

  const container = editor.getContainerDomNode();
  const onCopy = (event: ClipboardEvent) => {
    if (!selected || isEmptySelection(selected)) return;
    const { first, last } = selectedLines(selected);
    if (first >= shown().first && last <= shown().last) return;
    event.preventDefault();
    event.stopPropagation();
    events.onCopy(selected);
  };
  container.addEventListener('copy', onCopy, true);
  const subscription = editor.onDidChangeCursorSelection(() => {
    if (isKept) return;
    const now = read();
    const previous = selected;
    selected = now && extendSelection(previous, put, now);
    put = undefined;
    if (selected && selected.active.line !== previous?.active.line) events.onCursorLine(selected.active.line);
  });

  return {
    current: () => (selected && !isEmptySelection(selected) ? selected : undefined),
    selectAll(lineCount) {
      selected = { anchor: { line: 1, column: 1 }, active: { line: lineCount, column: Number.MAX_SAFE_INTEGER } };
      restore();
    },
    restore,
    keepDuring,
    dispose() {
      container.removeEventListener('copy', onCopy, true);
      subscription.dispose();
    },
  };
}
