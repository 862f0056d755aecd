import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LogStore } from './log-store.ts';

type Editor = ReturnType<Monaco['editor']['create']>;

export interface StepHeadings {
  /** Lines have come. */
  update(): void;
  /** Titles have become known, or other ones. */
  readonly setTitles: (titleOf: (step: number) => string | undefined) => void;
}

/** The title of each step over its first line: not part of the text, so that it is neither counted nor copied. */
export function createStepHeadings(editor: Editor, store: LogStore): StepHeadings {
  const headings = new Map<number, HTMLElement>();
  let titleOf: (step: number) => string | undefined = () => undefined;
  let readCount = 0;

  const addHeadings = () => {
    const firstLines: [step: number, line: number][] = [];
    for (let number = readCount + 1; number <= store.lineCount; number += 1) {
      const step = store.line(number)?.step;
      if (step === undefined || headings.has(step)) continue;
      headings.set(step, createHeading(titleOf(step)));
      firstLines.push([step, number]);
    }
    readCount = store.lineCount;
    if (firstLines.length === 0) return;
    editor.changeViewZones((zones) => {
      for (const [step, line] of firstLines) {
        const domNode = headings.get(step);
        if (domNode) zones.addZone({ afterLineNumber: line - 1, heightInPx: 30, domNode });
      }
    });
  };

  return {
    update: addHeadings,
    setTitles(next) {
      titleOf = next;
      for (const [step, heading] of headings) writeTitle(heading, titleOf(step));
    },
  };
}

function createHeading(title: string | undefined): HTMLElement {
  const heading = document.createElement('div');
  heading.className = 'log-step-heading';
  heading.append(document.createElement('span'));
  writeTitle(heading, title);
  return heading;
}

function writeTitle(heading: HTMLElement, title: string | undefined): void {
  if (heading.firstElementChild) heading.firstElementChild.textContent = title ?? '';
}
