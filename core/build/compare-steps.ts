import type { BuildStep } from './build.ts';

/** How one step went in two builds; a side is absent where the step is. */
export interface StepComparison {
  /** The engine's words, as in the build that has it. */
  readonly name: string;
  readonly left: StepRun | undefined;
  readonly right: StepRun | undefined;
}

export interface StepRun {
  readonly state: BuildStep['state'];
  /** Undefined while it runs, and for one that never ran. */
  readonly durationMs: number | undefined;
}

/**
 * Puts the steps of two builds side by side, in the order of the right one; those that only the left one
 * has come last. The same step is one with the same words: its place (`[2/5]`) moves when others come.
 */
export function compareSteps(left: readonly BuildStep[], right: readonly BuildStep[]): StepComparison[] {
  const waiting = new Map<string, BuildStep[]>();
  for (const step of left) {
    const key = keyOf(step.name);
    waiting.set(key, [...(waiting.get(key) ?? []), step]);
  }
  const both = right.map((step) => {
    const other = waiting.get(keyOf(step.name))?.shift();
    return { name: step.name, left: other && runOf(other), right: runOf(step) };
  });
  const gone = [...waiting.values()].flat().map((step) => ({ name: step.name, left: runOf(step), right: undefined }));
  return [...both, ...gone];
}

/** Without its place, and without what differs from build to build. */
function keyOf(name: string): string {
  return name
    .replace(/^\[((?:[\w.-]+ )?)\d+\/\d+\]/, '[$1]')
    .replaceAll(/\b[0-9a-f]{12,64}\b/g, '#')
    .replaceAll(/\s+/g, ' ');
}

function runOf({ state, startedAt, finishedAt }: BuildStep): StepRun {
  const hasRun = startedAt !== undefined && finishedAt !== undefined;
  return { state, durationMs: hasRun ? Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) : undefined };
}
