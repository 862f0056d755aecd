import type { StudioUnderBench } from './studio-under-bench.ts';

export interface BenchmarkOptions {
  /** How long what lasts goes on. */
  readonly soakMs: number;
}

/** One figure with the goal it is held against. */
export interface Benchmark {
  /** Stable name, the key in `--json`. */
  readonly name: string;
  /** What is measured, for people. */
  readonly what: string;
  readonly goal: number;
  /** Whether a figure should stay below its goal or reach it. */
  readonly direction: 'at-most' | 'at-least';
  readonly unit: '×' | 'ms' | 's' | '/s' | 'lines' | 'kB' | 'MB';
  measure(studio: StudioUnderBench, options: BenchmarkOptions): Promise<number>;
}

export function isReached({ goal, direction }: Benchmark, value: number): boolean {
  return direction === 'at-most' ? value <= goal : value >= goal;
}
