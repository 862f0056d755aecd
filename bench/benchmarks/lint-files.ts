import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { fortyPackages } from '../definitions.ts';
import { median, timed } from '../median.ts';

const fileCount = 1_000;

/** Half of them conda with a pip list, half of them pip; no two alike. */
function fileContent(index: number): readonly [name: string, text: string] {
  const packages = fortyPackages.split('\n').slice(0, 20 + (index % 20));
  if (index % 2 === 1) return [`requirements-${index}.txt`, `${packages.join('\n')}\npackage-${index}==1.0\n`];
  const specs = packages.map((requirement) => `  - ${requirement.replace('==', '=')}\n`).join('');
  const nested = `  - pip\n  - pip:\n      - package-${index}==1.0\n`;
  return [`environment-${index}.yml`, `channels:\n  - conda-forge\ndependencies:\n  - python=3.12\n${specs}${nested}`];
}

/** One call over all files, the start of the command counted. */
export const lintFiles: Benchmark = {
  name: 'lint-files-per-s',
  what: `files a second of \`envstudio lint --json\` over ${fileCount}, its start counted`,
  goal: 200,
  direction: 'at-least',
  unit: '/s',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'env-studio-bench-lint-'));
    const paths: string[] = [];
    for (let index = 0; index < fileCount; index += 1) {
      const [name, text] = fileContent(index);
      paths.push(join(folder, name));
      await writeFile(join(folder, name), text);
    }
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await timed(() => lint(paths)));
    await rm(folder, { recursive: true, force: true });
    return fileCount / (median(times) / 1_000);
  },
};

async function lint(paths: readonly string[]): Promise<void> {
  const parameters = ['scripts/envstudio.mjs', 'lint', '--json', ...paths];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`envstudio lint ended with ${code}`);
}
