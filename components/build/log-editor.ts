import { codeOptions } from '@/components/ui/monaco/code-options.ts';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LogMatch } from './find-matches.ts';
import { createLineDecorator } from './line-decorator.ts';
import type { LogStore } from './log-store.ts';
import { createStepHeadings } from './step-headings.ts';

export interface LogEditorEvents {
  /** The reader has scrolled away from the end, or back to it. */
  readonly onFollowChange: (isFollowing: boolean) => void;
  readonly onLineClick: (line: number) => void;
  readonly onFind: () => void;
}

/** A read-only Monaco that shows a log store. All of it is outside React: lines never make a render. */
export interface LogEditor {
  /** Takes over what the store has more. */
  sync(): void;
  follow(isFollowing: boolean): void;
  setWrap(isWrapped: boolean): void;
  /** Text before a line's number, of constant width; undefined: numbers only. */
  setTimeColumn(column: TimeColumn | undefined): void;
  setStepTitles(titleOf: (step: number) => string | undefined): void;
  showMatches(matches: readonly LogMatch[], current: number): void;
  /** Marks a line as the one that a link points to. */
  showLink(line: number | undefined): void;
  /** Scrolls so that the line stands in the middle, and puts the cursor there. */
  reveal(line: number): void;
  /** The first line on screen. */
  firstVisibleLine(): number;
  /** The line of the cursor. */
  currentLine(): number;
  focus(): void;
  dispose(): void;
}

export interface TimeColumn {
  readonly widthCharacters: number;
  textOf(atMs: number): string;
}

/** How near to the end, in lines, counts as being there. */
const endTolerance = 2;

export function createLogEditor(
  monaco: Monaco,
  container: HTMLElement,
  store: LogStore,
  label: string,
  events: LogEditorEvents,
): LogEditor {
  const model = monaco.editor.createModel('', 'plaintext');
  const editor = monaco.editor.create(container, {
    ...codeOptions(),
    model,
    fontSize: 12,
    lineHeight: 20,
    readOnly: true,
    domReadOnly: true,
    ariaLabel: label,
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
  });
  const decorator = createLineDecorator(monaco, editor, store);
  const headings = createStepHeadings(editor, store);
  let shownCount = 0;
  let isFollowing = false;

  const scrollToEnd = () => editor.setScrollTop(editor.getScrollHeight(), monaco.editor.ScrollType.Immediate);
  const isAtEnd = () => {
    const bottom = editor.getScrollTop() + editor.getLayoutInfo().height;
    return bottom >= editor.getScrollHeight() - endTolerance * 20;
  };
  const subscriptions = [
    editor.onDidScrollChange((event) => {
      if (!event.scrollTopChanged || event.scrollHeightChanged) return;
      const isNowFollowing = isAtEnd();
      if (isNowFollowing === isFollowing) return;
      isFollowing = isNowFollowing;
      events.onFollowChange(isFollowing);
    }),
    editor.onDidLayoutChange(() => isFollowing && scrollToEnd()),
    editor.onMouseDown(({ target }) => {
      const isNumber = target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS;
      if (isNumber && target.position) events.onLineClick(target.position.lineNumber);
    }),
    editor.addAction({
      id: 'studio.findInLog',
      label: 'Find in the log',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyF],
      run: events.onFind,
    }),
  ];

  return {
    sync() {
      if (store.lineCount === shownCount) return;
      const texts: string[] = [];
      for (let number = shownCount + 1; number <= store.lineCount; number += 1)
        texts.push(store.line(number)?.text ?? '');
      const end = model.getFullModelRange().getEndPosition();
      const text = `${shownCount > 0 ? '\n' : ''}${texts.join('\n')}`;
      model.applyEdits([{ range: monaco.Range.fromPositions(end), text, forceMoveMarkers: true }]);
      shownCount = store.lineCount;
      headings.update();
      decorator.update();
      if (isFollowing) scrollToEnd();
    },
    follow(shouldFollow) {
      isFollowing = shouldFollow;
      if (shouldFollow) scrollToEnd();
    },
    setWrap: (isWrapped) => editor.updateOptions({ wordWrap: isWrapped ? 'on' : 'off' }),
    setTimeColumn(column) {
      editor.updateOptions({
        lineNumbers: (number) => {
          const line = store.line(number);
          return column && line
            ? `${number}  ${column.textOf(line.atMs).padStart(column.widthCharacters)}`
            : String(number);
        },
        lineNumbersMinChars: column ? column.widthCharacters + 7 : 5,
      });
    },
    setStepTitles: headings.setTitles,
    showMatches: decorator.showMatches,
    showLink: decorator.showLink,
    reveal(line) {
      editor.setPosition({ lineNumber: Math.min(line, Math.max(shownCount, 1)), column: 1 });
      editor.revealLineInCenter(line, monaco.editor.ScrollType.Immediate);
    },
    currentLine: () => editor.getPosition()?.lineNumber ?? 1,
    focus: () => editor.focus(),
    firstVisibleLine: () => editor.getVisibleRanges()[0]?.startLineNumber ?? 1,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      decorator.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}
