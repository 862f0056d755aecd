import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildToTheEnd, register } from './registered-version.ts';
import type { StudioUnderBench } from './studio-under-bench.ts';

const lineCount = 1_000_000;

export interface MillionLineBuild {
  readonly buildId: string;
  /** Of its log, with the lines of the engine. */
  readonly lineCount: number;
}

let made: Promise<MillionLineBuild> | undefined;

/** A finished build of which one RUN has printed a million lines on a real engine; made once for all benchmarks. */
export function millionLineBuild(studio: StudioUnderBench): Promise<MillionLineBuild> {
  made ??= make(studio);
  return made;
}

async function make(studio: StudioUnderBench): Promise<MillionLineBuild> {
  const { client, workspace } = studio;
  const buildId = await buildToTheEnd(studio, await register(studio, await studio.define({ dockerfile: printing() })));
  const { lineCount: total } = await client.build.get.query({ workspace, buildId });
  if (total < lineCount) throw new Error(`the log has ${total} lines of ${lineCount}`);
  await untilPacked(studio, buildId);
  return { buildId, lineCount: total };
}

/** One RUN that prints all lines at one go. */
function printing(): string {
  return `RUN : ${process.pid}; seq -f 'Collecting package-%.0f from the index of the company' ${lineCount}\n`;
}

/** A build has ended a few seconds before its log is packed; that work is not to be measured. */
async function untilPacked({ scratchFolder }: StudioUnderBench, buildId: string): Promise<void> {
  const packed = join(scratchFolder, 'data', 'blobs', 'logs', `${buildId}.jsonl.gz`);
  const deadline = Date.now() + 60_000;
  while (!existsSync(packed)) {
    if (Date.now() > deadline) throw new Error('the log was not packed within a minute');
    await delay(100);
  }
}
