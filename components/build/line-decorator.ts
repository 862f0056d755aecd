import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LineRange, LogStore } from './log-store.ts';
import { styleClass } from './log-style.ts';
import { emptyWindow } from './log-window.ts';

type Editor = ReturnType<Monaco['editor']['create']>;
type Decorations = Parameters<ReturnType<Editor['createDecorationsCollection']>['set']>[0];
type Decoration = Decorations[number];

/** What is found, and the line of the match that the reader is at. */
export interface ShownMatches {
  /** With the flag `g`. */
  readonly pattern: RegExp;
  readonly currentLine: number | undefined;
}

export interface LineDecorator {
  /** Lines have come, or another part of the log is in the editor. */
  update(window: LineRange): void;
  readonly showMatches: (matches: ShownMatches | undefined) => void;
  readonly showLink: (lines: LineRange | undefined) => void;
  dispose(): void;
}

/** Lines above and below the screen that are coloured too, so that scrolling shows no plain ones. */
const marginLines = 40;
/** The ruler is a few hundred pixels high: more marks cannot be told apart. */
const rulerLimit = 500;
/** Marks in one line; more are of no use to anybody. */
const lineMatchLimit = 200;

/**
 * Colours, matches and marks, as decorations of the lines on screen only: a log may have a million lines,
 * and Monaco keeps every decoration in memory.
 */
export function createLineDecorator(monaco: Monaco, editor: Editor, store: LogStore): LineDecorator {
  const visible = editor.createDecorationsCollection();
  const ruler = editor.createDecorationsCollection();
  let window = emptyWindow;
  let matches: ShownMatches | undefined;
  let link: LineRange | undefined;
  let frame = 0;

  const range = (line: number, start: number, end: number) => {
    const row = line - window.first + 1;
    return new monaco.Range(row, start + 1, row, end + 1);
  };

  const decorateVisible = () => {
    const decorations: Decoration[] = [];
    for (const { startLineNumber, endLineNumber } of editor.getVisibleRanges()) {
      const first = Math.max(window.first, window.first + startLineNumber - 1 - marginLines);
      const last = Math.min(window.last, window.first + endLineNumber - 1 + marginLines);
      for (let line = first; line <= last; line += 1) decorations.push(...decorateLine(line), ...decorateMatches(line));
    }
    visible.set(decorations);
  };

  const decorateLine = (number: number): Decoration[] => {
    const line = store.line(number);
    if (!line) return [];
    const isLinked = link && number >= link.first && number <= link.last;
    const className = isLinked ? 'log-line-linked' : line.level && `log-line-${line.level}`;
    const whole = className ? [{ range: range(number, 0, 0), options: { isWholeLine: true, className } }] : [];
    const runs = line.runs.map(({ start, end, style }) => ({
      range: range(number, start, end),
      options: { inlineClassName: styleClass(style) },
    }));
    return [...whole, ...runs];
  };

  const decorateMatches = (number: number): Decoration[] => {
    if (!matches) return [];
    const className = number === matches.currentLine ? 'log-match-current' : 'log-match';
    const decorations: Decoration[] = [];
    for (const match of (store.line(number)?.text ?? '').matchAll(matches.pattern)) {
      if (match[0] === '' || decorations.length === lineMatchLimit) break;
      const place = range(number, match.index, match.index + match[0].length);
      decorations.push({ range: place, options: { className, zIndex: 2 } });
    }
    return decorations;
  };

  const decorateRuler = () => {
    const mark = (color: string) => (line: number) => ({
      range: range(line, 0, 0),
      options: { overviewRuler: { color: { id: color }, position: monaco.editor.OverviewRulerLane.Right } },
    });
    ruler.set(
      store.isWhole
        ? [
            ...store.levelLines('error').slice(0, rulerLimit).map(mark('editorError.foreground')),
            ...store.levelLines('warning').slice(0, rulerLimit).map(mark('editorWarning.foreground')),
          ]
        : [],
    );
  };

  const decorateSoon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      decorateVisible();
    });
  };
  const subscriptions = [editor.onDidScrollChange(decorateSoon), editor.onDidLayoutChange(decorateSoon)];

  return {
    update(nextWindow) {
      window = nextWindow;
      decorateVisible();
      decorateRuler();
    },
    showMatches(next) {
      matches = next;
      decorateVisible();
    },
    showLink(lines) {
      link = lines;
      decorateVisible();
    },
    dispose() {
      cancelAnimationFrame(frame);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
