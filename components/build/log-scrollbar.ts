import type { LineLevel } from '@/core/log/line-level.ts';
import type { LineRange } from './log-store.ts';

/** Numbers of lines that announce something, ascending. */
export type LevelMarks = Readonly<Record<LineLevel, readonly number[]>>;

export interface LogScrollbar {
  /** Shows where in the log the screen is. */
  update(visible: LineRange, lineCount: number): void;
  readonly mark: (marks: LevelMarks) => void;
  setVisible(isVisible: boolean): void;
  dispose(): void;
}

const leastThumbPixels = 24;

/**
 * The scrollbar of a long log: the editor's own knows only the part that is loaded. Dragging tells the
 * line under the pointer at each move; the keyboard scrolls in the editor itself.
 */
export function createLogScrollbar(
  container: HTMLElement,
  label: string,
  onScrollTo: (line: number) => void,
): LogScrollbar {
  const track = document.createElement('div');
  track.className = 'log-scrollbar';
  track.hidden = true;
  track.setAttribute('role', 'scrollbar');
  track.setAttribute('aria-label', label);
  track.setAttribute('aria-orientation', 'vertical');
  track.setAttribute('aria-valuemin', '1');
  const thumb = track.appendChild(document.createElement('div'));
  thumb.className = 'log-scrollbar-thumb';
  const rail = track.appendChild(document.createElement('div'));
  rail.className = 'log-scrollbar-marks';
  container.append(track);

  let lineCount = 1;
  let visible: LineRange = { first: 1, last: 1 };
  /** From the pointer to the thumb's upper edge, while it is dragged. */
  let grip: number | undefined;

  const thumbHeight = () =>
    Math.max(leastThumbPixels, ((visible.last - visible.first + 1) / lineCount) * track.clientHeight);
  const draw = () => {
    // What is not seen is not measured: a short log that grows would be laid out at each frame for it.
    if (track.hidden) return;
    const travel = track.clientHeight - thumbHeight();
    const share = (visible.first - 1) / Math.max(1, lineCount - (visible.last - visible.first) - 1);
    thumb.style.height = `${thumbHeight()}px`;
    thumb.style.transform = `translateY(${Math.min(1, share) * travel}px)`;
    rail.style.setProperty('--line-count', String(lineCount));
    track.setAttribute('aria-valuenow', String(visible.first));
    track.setAttribute('aria-valuemax', String(lineCount));
  };
  const scrollTo = (clientY: number) => {
    const { top } = track.getBoundingClientRect();
    const travel = Math.max(1, track.clientHeight - thumbHeight());
    const share = Math.min(1, Math.max(0, (clientY - top - (grip ?? 0)) / travel));
    onScrollTo(Math.round(1 + share * (lineCount - 1)));
  };
  track.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    track.setPointerCapture(event.pointerId);
    const { top, bottom } = thumb.getBoundingClientRect();
    const isOnThumb = event.clientY >= top && event.clientY <= bottom;
    grip = isOnThumb ? event.clientY - top : thumbHeight() / 2;
    if (!isOnThumb) scrollTo(event.clientY);
  });
  track.addEventListener('pointermove', (event) => {
    if (grip !== undefined) scrollTo(event.clientY);
  });
  track.addEventListener('lostpointercapture', () => {
    grip = undefined;
  });

  return {
    update(nextVisible, nextLineCount) {
      visible = nextVisible;
      lineCount = Math.max(1, nextLineCount);
      draw();
    },
    mark({ error, warning }) {
      // Errors last: they lie over warnings.
      rail.replaceChildren(...warning.map(markOf('warning')), ...error.map(markOf('error')));
    },
    setVisible(isVisible) {
      track.hidden = !isVisible;
      draw();
    },
    dispose: () => track.remove(),
  };
}

/** Stays in its place while the log grows. */
function markOf(level: LineLevel): (line: number) => HTMLElement {
  return (line) => {
    const mark = document.createElement('div');
    mark.className = `log-scrollbar-${level}`;
    mark.style.top = `calc(${line - 1} / var(--line-count) * 100%)`;
    return mark;
  };
}
