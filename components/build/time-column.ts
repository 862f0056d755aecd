import type { TimeColumn } from './log-editor.ts';
import type { TimeMode } from './log-preferences.ts';

/** The time before a line: since the build started, or on the reader's clock. */
export function timeColumn(mode: TimeMode, startedAt: string | undefined): TimeColumn | undefined {
  if (mode === 'none') return undefined;
  if (mode === 'relative' || startedAt === undefined) return { widthCharacters: 8, textOf: formatElapsed };
  const start = Date.parse(startedAt);
  return { widthCharacters: 8, textOf: (atMs) => formatClock(new Date(start + atMs)) };
}

/** `0.41 s` in the first minute, then `1:05.3`, then `1:02:03`: never wider than eight characters. */
export function formatElapsed(atMs: number): string {
  const seconds = Math.max(0, atMs) / 1000;
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
  return `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

function formatClock(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
