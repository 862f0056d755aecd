import { codeOptions } from '@/components/ui/monaco/code-options.ts';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { createKeptSelection, type KeptSelectionEvents } from './kept-selection.ts';
import { createLineDecorator, type ShownMatches } from './line-decorator.ts';
import { createLogScrollbar, type LevelMarks } from './log-scrollbar.ts';
import type { LogSelection } from './log-selection.ts';
import { type LineRange, type LogStore, wholeLimit } from './log-store.ts';
import { emptyWindow, firstWindowAround, windowAfterGrowth, windowAfterScroll } from './log-window.ts';
import { moveWindow } from './move-window.ts';
import { createStepHeadings, type StepHeading } from './step-headings.ts';

/** The lines of a log, and the way to those that are not here. */
export interface LogLines {
  readonly store: LogStore;
  /** Resolves when the store has all lines of the range. */
  load(range: LineRange): Promise<void>;
}

export interface LogEditorEvents extends KeptSelectionEvents {
  /** The reader has scrolled away from the end, or back to it. */
  readonly onFollowChange: (isFollowing: boolean) => void;
  /** A line's number was clicked; with shift it ends a range. */
  readonly onLineClick: (line: number, isRangeEnd: boolean) => void;
  readonly onFind: () => void;
  readonly onGoToLine: () => void;
}

/** A read-only Monaco that shows a log, or the part of a long one around the screen. All of it is outside React: lines never make a render. */
export interface LogEditor {
  /** Takes over what the store has more. */
  sync(): void;
  follow(isFollowing: boolean): void;
  setWrap(isWrapped: boolean): void;
  /** Text before a line's number, of constant width; undefined: numbers only. */
  setTimeColumn(column: TimeColumn | undefined): void;
  setHeadings(headings: readonly StepHeading[]): void;
  /** Marks lines in the scrollbar of a long log; a short one marks its own. */
  markLevels(marks: LevelMarks): void;
  showMatches(matches: ShownMatches | undefined): void;
  /** Marks the lines that a link points to. */
  showLink(lines: LineRange | undefined): void;
  /** Scrolls so that the line stands in the middle, and puts the cursor there, once its part of the log has come. */
  reveal(line: number): Promise<void>;
  /** The lines on screen. */
  visibleLines(): LineRange;
  /** The line of the cursor. */
  currentLine(): number;
  /** What is selected, wherever it is; undefined without a selection. */
  selection(): LogSelection | undefined;
  focus(): void;
  dispose(): void;
}

export interface TimeColumn {
  readonly widthCharacters: number;
  textOf(atMs: number): string;
}

export interface LogEditorWords {
  readonly label: string;
  readonly scrollbarLabel: string;
}

/** How near to the end, in lines, counts as being there. */
const endTolerance = 2;
const lineHeight = 20;

function readOnlyOptions() {
  return {
    ...codeOptions(),
    fontSize: 12,
    lineHeight,
    readOnly: true,
    domReadOnly: true,
    tabFocusMode: true,
    folding: false,
    links: true,
    contextmenu: false,
    renderLineHighlight: 'none',
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 14,
    unusualLineTerminators: 'off',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
    wordWrap: 'off',
    largeFileOptimizations: false,
  } as const;
}

export function createLogEditor(
  monaco: Monaco,
  container: HTMLElement,
  { store, load }: LogLines,
  words: LogEditorWords,
  events: LogEditorEvents,
): LogEditor {
  const model = monaco.editor.createModel('', 'plaintext');
  const editor = monaco.editor.create(container, { ...readOnlyOptions(), model, ariaLabel: words.label });
  const decorator = createLineDecorator(monaco, editor, store);
  const headings = createStepHeadings(editor);
  /** The lines in the editor. */
  let shown: LineRange = emptyWindow;
  /** Where the editor is to go once the lines have come. */
  let target: LineRange | undefined;
  let isFollowing = false;
  let isMoving = false;
  let isDisposed = false;
  let timeColumn: TimeColumn | undefined;

  const selection = createKeptSelection(monaco, editor, () => shown, events);

  const toRow = (line: number) => line - shown.first + 1;
  const toLine = (row: number) => row + shown.first - 1;
  const contains = (range: LineRange, line: number) => line >= range.first && line <= range.last;
  const visibleLines = (): LineRange => {
    const ranges = editor.getVisibleRanges();
    return { first: toLine(ranges[0]?.startLineNumber ?? 1), last: toLine(ranges.at(-1)?.endLineNumber ?? 1) };
  };
  const scrollToEnd = () => editor.setScrollTop(editor.getScrollHeight(), monaco.editor.ScrollType.Immediate);
  const isAtEnd = () => {
    const bottom = editor.getScrollTop() + editor.getLayoutInfo().height;
    return shown.last === store.lineCount && bottom >= editor.getScrollHeight() - endTolerance * lineHeight;
  };

  /** Of the lines under a pointer that drags, only the newest is gone to while another is on its way. */
  let draggedTo: number | undefined;
  const dragTo = async (line: number) => {
    const isOnTheWay = draggedTo !== undefined;
    draggedTo = line;
    if (isOnTheWay) return;
    for (let goal: number | undefined = line; goal !== undefined; goal = draggedTo === goal ? undefined : draggedTo) {
      await reveal(goal, false);
    }
    draggedTo = undefined;
  };
  const scrollbar = createLogScrollbar(container, words.scrollbarLabel, (line) => void dragTo(line));
  const drawScrollbar = () => scrollbar.update(visibleLines(), store.lineCount);

  /** Puts another part of the log into the editor; what stands on the screen stays where it is. */
  const show = (next: LineRange) => {
    const previous = shown;
    if (next.first === previous.first && next.last === previous.last) return;
    const top = visibleLines().first;
    const offset = editor.getScrollTop() - editor.getTopForLineNumber(toRow(top));
    isMoving = true;
    store.hold(next);
    selection.keepDuring(() => {
      moveWindow(monaco, model, previous, next, (line) => store.line(line)?.text ?? '');
      shown = next;
    });
    headings.update(next);
    decorator.update(next);
    if (next.first !== previous.first) {
      selection.restore();
      writeNumbers();
      if (contains(next, top)) {
        const scrollTop = editor.getTopForLineNumber(toRow(top)) + offset;
        editor.setScrollTop(scrollTop, monaco.editor.ScrollType.Immediate);
      }
    }
    isMoving = false;
    if (isFollowing) scrollToEnd();
    const isLong = store.lineCount > wholeLimit;
    editor.updateOptions({ scrollbar: { vertical: isLong ? 'hidden' : 'auto' } });
    scrollbar.setVisible(isLong);
    drawScrollbar();
  };
  const moveTo = async (next: LineRange) => {
    target = next;
    try {
      if (!store.has(next)) await load(next);
      if (target === next && !isDisposed) show(next);
    } finally {
      if (target === next) target = undefined;
    }
  };
  /** A part that cannot be had now is asked for again at the next movement; the page says that the connection is away. */
  const moveSoon = (next: LineRange) => moveTo(next).catch(() => {});

  const reveal = async (wanted: number, shouldPutCursor = true) => {
    const line = Math.min(Math.max(1, wanted), Math.max(1, store.lineCount));
    const isWellInside =
      contains(shown, line) && !windowAfterScroll(shown, { first: line, last: line }, store.lineCount);
    if (!isWellInside) await moveSoon(firstWindowAround(line, store.lineCount));
    if (isDisposed || !contains(shown, line)) return;
    if (shouldPutCursor) editor.setPosition({ lineNumber: toRow(line), column: 1 });
    // A card that has just come above the log has taken some of its height.
    editor.layout();
    editor.revealLineInCenter(toRow(line), monaco.editor.ScrollType.Immediate);
  };

  const writeNumbers = () => {
    const column = timeColumn;
    const digits = Math.max(4, String(store.lineCount).length);
    editor.updateOptions({
      lineNumbers: (row) => {
        const number = toLine(row);
        const line = store.line(number);
        return column && line ? `${number}  ${column.textOf(line.atMs).padStart(column.widthCharacters)}` : `${number}`;
      },
      lineNumbersMinChars: column ? column.widthCharacters + digits + 3 : digits + 1,
    });
  };

  const addKey = (id: string, keybinding: number, run: () => void) =>
    editor.addAction({ id: `studio.${id}`, label: id, keybindings: [keybinding], run });
  const { KeyMod, KeyCode } = monaco;
  const subscriptions = [
    editor.onDidScrollChange((event) => {
      if (isMoving || !event.scrollTopChanged) return;
      drawScrollbar();
      const next = windowAfterScroll(shown, visibleLines(), store.lineCount);
      if (next && !target && !isFollowing) void moveSoon(next);
      if (event.scrollHeightChanged) return;
      const isNowFollowing = isAtEnd();
      if (isNowFollowing === isFollowing) return;
      isFollowing = isNowFollowing;
      events.onFollowChange(isFollowing);
    }),
    editor.onDidLayoutChange(() => {
      if (isFollowing) scrollToEnd();
      drawScrollbar();
    }),
    editor.onMouseDown(({ target: place, event }) => {
      const isNumber = place.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS;
      if (isNumber && place.position) events.onLineClick(toLine(place.position.lineNumber), event.shiftKey);
    }),
    addKey('findInLog', KeyMod.CtrlCmd | KeyCode.KeyF, events.onFind),
    addKey('goToLogLine', KeyMod.CtrlCmd | KeyCode.KeyG, events.onGoToLine),
    addKey('selectLog', KeyMod.CtrlCmd | KeyCode.KeyA, () => selection.selectAll(store.lineCount)),
    addKey('startOfLog', KeyMod.CtrlCmd | KeyCode.Home, () => void reveal(1)),
    addKey('endOfLog', KeyMod.CtrlCmd | KeyCode.End, () => void reveal(store.lineCount)),
  ];

  return {
    sync() {
      // What is being fetched comes first; the frame after it catches up.
      if (target || store.lineCount === 0) return;
      const next = windowAfterGrowth(shown, store.lineCount, isFollowing);
      const isNothingShown = next.last < next.first;
      void moveSoon(isNothingShown ? firstWindowAround(1, store.lineCount) : next);
      drawScrollbar();
    },
    follow(shouldFollow) {
      isFollowing = shouldFollow;
      if (!shouldFollow) return;
      if (shown.last === store.lineCount) scrollToEnd();
      else void moveSoon(windowAfterGrowth(shown, store.lineCount, true));
    },
    setWrap: (isWrapped) => editor.updateOptions({ wordWrap: isWrapped ? 'on' : 'off' }),
    setTimeColumn(column) {
      timeColumn = column;
      writeNumbers();
    },
    setHeadings: headings.set,
    markLevels: scrollbar.mark,
    showMatches: decorator.showMatches,
    showLink: decorator.showLink,
    reveal: (line) => reveal(line),
    visibleLines,
    currentLine: () => toLine(editor.getPosition()?.lineNumber ?? 1),
    selection: selection.current,
    focus: () => editor.focus(),
    dispose() {
      isDisposed = true;
      for (const subscription of subscriptions) subscription.dispose();
      selection.dispose();
      scrollbar.dispose();
      decorator.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}
