import type { StartStep } from './wiring.ts';

const words: Readonly<Record<StartStep | 'pages', string>> = {
  'create-database': 'creating the database',
  'start-database': 'starting the database',
  migrate: 'bringing the database up to date',
  pages: 'opening the pages',
};

/** What the person at the terminal sees of the start: each step with the seconds it took, once it took long enough to wonder. */
export function createStartReport(write: (line: string) => void, now: () => number) {
  let current: { readonly step: keyof typeof words; readonly startedAt: number } | undefined;

  const finish = () => {
    if (current && now() - current.startedAt >= 500) {
      write(`  ${words[current.step]} … ${((now() - current.startedAt) / 1000).toFixed(1)} s`);
    }
    current = undefined;
  };

  return {
    begin(step: keyof typeof words): void {
      finish();
      current = { step, startedAt: now() };
    },
    finish,
  };
}
