import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Benchmark, isReached } from './benchmark.ts';
import { analyses } from './benchmarks/analyse.ts';
import { clickToReady } from './benchmarks/click-to-ready.ts';
import { completion } from './benchmarks/completion.ts';
import { crowd } from './benchmarks/crowd.ts';
import { fanout } from './benchmarks/fanout.ts';
import { firstEvent } from './benchmarks/first-event.ts';
import { idleMemory } from './benchmarks/idle-memory.ts';
import { knownDefinition } from './benchmarks/known-definition.ts';
import { linkOnScreen } from './benchmarks/link-on-screen.ts';
import { lintFiles } from './benchmarks/lint-files.ts';
import { lists } from './benchmarks/lists.ts';
import { logLines } from './benchmarks/log-lines.ts';
import { openMillion } from './benchmarks/open-million.ts';
import { pipForty } from './benchmarks/pip-forty.ts';
import { previews } from './benchmarks/preview.ts';
import { registerReady } from './benchmarks/register-ready.ts';
import { scriptSizes } from './benchmarks/script-sizes.ts';
import { soak } from './benchmarks/soak.ts';
import { warmStart } from './benchmarks/warm-start.ts';
import { wholeBuild } from './benchmarks/whole-build.ts';
import { closeCondaChannel } from './conda-channel.ts';
import { StudioUnderBench } from './studio-under-bench.ts';

const benchmarks: readonly Benchmark[] = [
  wholeBuild,
  clickToReady,
  knownDefinition,
  firstEvent,
  pipForty,
  ...previews,
  warmStart,
  lintFiles,
  ...analyses,
  completion,
  ...scriptSizes,
  logLines,
  fanout,
  crowd,
  openMillion,
  linkOnScreen,
  ...lists,
  registerReady,
  idleMemory,
  soak,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, 'soak-minutes': { type: 'string', default: '10' } },
});
const options = { soakMs: Number(values['soak-minutes']) * 60_000 };
if (!(options.soakMs > 0)) {
  console.error('--soak-minutes wants a number of minutes');
  process.exit(2);
}
const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const chosen = positionals.length === 0 ? benchmarks : benchmarks.filter(({ name }) => positionals.includes(name));

console.log('preparing a studio: base image and toolbox');
const studio = await StudioUnderBench.start();
const figures: Record<string, { value: number; goal: number; ok: boolean }> = {};
try {
  for (const benchmark of chosen) {
    const value = Number((await benchmark.measure(studio, options)).toPrecision(3));
    const ok = isReached(benchmark, value);
    figures[benchmark.name] = { value, goal: benchmark.goal, ok };
    const bound = `${benchmark.direction === 'at-most' ? '≤' : '≥'} ${benchmark.goal}`;
    console.log(
      `${benchmark.name.padEnd(18)} ${`${value} ${benchmark.unit}`.padStart(10)}  ${bound.padStart(7)}  ${ok ? 'reached' : 'MISSED '}  ${benchmark.what}`,
    );
  }
} finally {
  await studio.close();
  await closeCondaChannel();
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
