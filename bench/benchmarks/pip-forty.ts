import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { fortyPackages } from '../definitions.ts';
import { dockerBuild } from '../docker-command.ts';
import { pairedRatio } from '../median.ts';
import { buildToTheEnd, register } from '../registered-version.ts';
import { renderForBench, roundArgument } from '../rendered-build.ts';

/** What people write by hand: pip with its download cache kept warm in a cache mount. */
const plainDockerfile = (baseImage: string) => `FROM ${baseImage}
ARG ${roundArgument}
RUN python3 -m venv /opt/plain
RUN --mount=type=cache,target=/root/.cache/pip --mount=type=bind,source=requirements.txt,target=/tmp/requirements.txt \\
    --mount=type=secret,id=studio-ca,target=/tmp/ca.pem \\
    PIP_CERT=/tmp/ca.pem /opt/plain/bin/pip install --disable-pip-version-check -r /tmp/requirements.txt
`;

/** Forty packages, all downloads cached on both sides. */
export const pipForty: Benchmark = {
  name: 'pip-forty',
  what: 'forty pip packages, warm cache ÷ the same with plain pip in a Dockerfile',
  goal: 0.3,
  direction: 'at-most',
  unit: '×',
  async measure(studio) {
    const definition = await studio.define({ pip: fortyPackages });
    const version = await register(studio, definition);
    await buildToTheEnd(studio, version);
    const ours = await renderForBench(studio, version);
    const folder = await mkdtemp(join(studio.scratchFolder, 'plain-'));
    await writeFile(join(folder, 'Dockerfile'), plainDockerfile(definition.baseImage));
    await writeFile(join(folder, 'requirements.txt'), fortyPackages);
    const plain = { folder, secretFiles: ours.secretFiles };
    const build = async (which: typeof plain, round: string) => {
      const { totalMs } = await dockerBuild({ ...which, buildArguments: { [roundArgument]: round } });
      return totalMs;
    };
    await build(plain, `warm-${process.pid}`);
    return pairedRatio(
      5,
      (round) => build(ours, `ours-${process.pid}-${round}`),
      (round) => build(plain, `plain-${process.pid}-${round}`),
    );
  },
};
