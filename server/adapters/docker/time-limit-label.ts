/** How long whoever made a container waits for it at most: for its end, or only for its start. */
export interface TimeLimit {
  readonly waitsFor: 'start' | 'end';
  readonly limitMs: number;
}

/** On every container for which somebody waits a limited time; its value is that time. */
export const timeLimitLabel = 'studio.time-limit';

/** For whoever made it to find that its time is up, and to remove it itself. */
const graceMs = 3_000;

/** The label of a container that nobody waits for any more after this time. */
export function writeTimeLimit({ waitsFor, limitMs }: TimeLimit): Readonly<Record<string, string>> {
  return { [timeLimitLabel]: `${waitsFor} ${limitMs + graceMs}` };
}

/** The time after which nobody waits for a container any more; undefined where there is none, or none of ours. */
export function readTimeLimit(labels: Readonly<Record<string, string>>): TimeLimit | undefined {
  const [, waitsFor, limitMs] = /^(start|end) (\d+)$/.exec(labels[timeLimitLabel] ?? '') ?? [];
  if (waitsFor === undefined) return undefined;
  return { waitsFor: waitsFor === 'start' ? 'start' : 'end', limitMs: Number(limitMs) };
}
