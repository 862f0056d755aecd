import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LineRange } from './log-store.ts';
import { emptyWindow } from './log-window.ts';

type Editor = ReturnType<Monaco['editor']['create']>;

/** The title of a step and the line that it stands over. */
export interface StepHeading {
  readonly line: number;
  readonly title: string;
}

export interface StepHeadings {
  /** The part of the log that the editor shows has changed. */
  update(window: LineRange): void;
  /** Steps have begun, or their titles are other ones. */
  readonly set: (headings: readonly StepHeading[]) => void;
}

/** The title of each step over its first line: not part of the text, so that it is neither counted nor copied. */
export function createStepHeadings(editor: Editor): StepHeadings {
  let headings: readonly StepHeading[] = [];
  let window = emptyWindow;
  let zoneIds: string[] = [];
  let drawn = '';

  const draw = () => {
    const shown = headings.filter(({ line }) => line >= window.first && line <= window.last);
    const key = JSON.stringify([shown.length > 0 && window.first, shown]);
    if (key === drawn) return;
    drawn = key;
    editor.changeViewZones((zones) => {
      for (const id of zoneIds) zones.removeZone(id);
      zoneIds = shown.map(({ line, title }) =>
        zones.addZone({ afterLineNumber: line - window.first, heightInPx: 30, domNode: createHeading(title) }),
      );
    });
  };

  return {
    update(next) {
      window = next;
      draw();
    },
    set(next) {
      headings = next;
      draw();
    },
  };
}

function createHeading(title: string): HTMLElement {
  const heading = document.createElement('div');
  heading.className = 'log-step-heading';
  heading.appendChild(document.createElement('span')).textContent = title;
  return heading;
}
