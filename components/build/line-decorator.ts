import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LogMatch } from './find-matches.ts';
import type { LogStore } from './log-store.ts';
import { styleClass } from './log-style.ts';

type Editor = ReturnType<Monaco['editor']['create']>;
type Decorations = Parameters<ReturnType<Editor['createDecorationsCollection']>['set']>[0];
type Decoration = Decorations[number];

export interface LineDecorator {
  /** Lines have come. */
  update(): void;
  readonly showMatches: (matches: readonly LogMatch[], current: number) => void;
  readonly showLink: (line: number | undefined) => void;
  dispose(): void;
}

/** Lines above and below the screen that are coloured too, so that scrolling shows no plain ones. */
const marginLines = 40;
/** The ruler is a few hundred pixels high: more marks cannot be told apart. */
const rulerLimit = 500;

/**
 * Colours, matches and marks, as decorations of the lines on screen only: a log may have a million lines,
 * and Monaco keeps every decoration in memory.
 */
export function createLineDecorator(monaco: Monaco, editor: Editor, store: LogStore): LineDecorator {
  const visible = editor.createDecorationsCollection();
  const ruler = editor.createDecorationsCollection();
  let matches: readonly LogMatch[] = [];
  let current = -1;
  let link: number | undefined;
  let frame = 0;

  const decorateVisible = () => {
    const decorations: Decoration[] = [];
    for (const { startLineNumber, endLineNumber } of editor.getVisibleRanges()) {
      const first = Math.max(1, startLineNumber - marginLines);
      const last = Math.min(store.lineCount, endLineNumber + marginLines);
      for (let line = first; line <= last; line += 1) decorations.push(...decorateLine(line));
      decorations.push(...decorateMatches(first, last));
    }
    visible.set(decorations);
  };

  const decorateLine = (number: number): Decoration[] => {
    const line = store.line(number);
    if (!line) return [];
    const className = number === link ? 'log-line-linked' : line.level && `log-line-${line.level}`;
    const whole = className
      ? [{ range: new monaco.Range(number, 1, number, 1), options: { isWholeLine: true, className } }]
      : [];
    const runs = line.runs.map(({ start, end, style }) => ({
      range: new monaco.Range(number, start + 1, number, end + 1),
      options: { inlineClassName: styleClass(style) },
    }));
    return [...whole, ...runs];
  };

  const decorateMatches = (first: number, last: number): Decoration[] => {
    const from = lowerBound(matches, first);
    const to = lowerBound(matches, last + 1);
    return matches.slice(from, to).map((match, index) => ({
      range: toRange(match),
      options: { className: from + index === current ? 'log-match-current' : 'log-match', zIndex: 2 },
    }));
  };

  const toRange = ({ line, start, end }: LogMatch) => new monaco.Range(line, start + 1, line, end + 1);

  const decorateRuler = () => {
    const mark = (line: number, color: string): Decoration => ({
      range: new monaco.Range(line, 1, line, 1),
      options: { overviewRuler: { color: { id: color }, position: monaco.editor.OverviewRulerLane.Right } },
    });
    ruler.set([
      ...store
        .levelLines('error')
        .slice(0, rulerLimit)
        .map((line) => mark(line, 'editorError.foreground')),
      ...store
        .levelLines('warning')
        .slice(0, rulerLimit)
        .map((line) => mark(line, 'editorWarning.foreground')),
      ...matches.slice(0, rulerLimit).map(({ line }) => mark(line, 'editorInfo.foreground')),
    ]);
  };

  const decorateSoon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      decorateVisible();
    });
  };
  const subscriptions = [editor.onDidScrollChange(decorateSoon), editor.onDidLayoutChange(decorateSoon)];

  return {
    update() {
      decorateVisible();
      decorateRuler();
    },
    showMatches(nextMatches, nextCurrent) {
      const isNew = nextMatches !== matches;
      matches = nextMatches;
      current = nextCurrent;
      decorateVisible();
      if (isNew) decorateRuler();
    },
    showLink(line) {
      link = line;
      decorateVisible();
    },
    dispose() {
      cancelAnimationFrame(frame);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Index of the first match on `line` or after it; matches are in order. */
function lowerBound(matches: readonly LogMatch[], line: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
