import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { median, timed } from '../median.ts';
import { buildToTheEnd, register } from '../registered-version.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

const lineCount = 1_000_000;
/** What the page asks for at a time. */
const pageLines = 10_000;
const rounds = 7;

/** A million lines out of one RUN of a real engine, then opened as the page does; the slowest of the three ways counts. */
export const openMillion: Benchmark = {
  name: 'open-million-ms',
  what: `opening a finished log of ${lineCount} lines at its end, at a line, or at what a search finds: the slowest`,
  goal: 300,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const { client, workspace } = studio;
    const buildId = await buildToTheEnd(
      studio,
      await register(studio, await studio.define({ dockerfile: printing() })),
    );
    const { lineCount: total } = await client.build.get.query({ workspace, buildId });
    if (total < lineCount) throw new Error(`the log has ${total} lines of ${lineCount}`);
    await untilPacked(studio, buildId);

    const read = (line: number) => {
      const firstLine = Math.max(1, Math.min(line - pageLines / 2, total - pageLines + 1));
      return client.build.readLog.query({ workspace, buildId, firstLine, lineCount: pageLines });
    };
    const search = async (text: string) => {
      const query = { kind: 'text', text } as const;
      const { match } = await client.build.searchLog.query({ workspace, buildId, query });
      if (!match) throw new Error(`${text} was not found`);
      await read(match.line);
    };
    const measure = async (open: (round: number) => Promise<unknown>) => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push(await timed(() => open(round)));
      return median(times);
    };
    const atEnd = await measure(() => read(total));
    const atLine = await measure((round) => read(123_456 + round * 100_000));
    // Another text each time: what was searched before is remembered.
    const atMatch = await measure((round) => search(`package-${987_650 + round} from`));
    console.log(
      `  at its end ${atEnd.toFixed(0)} ms, at a line ${atLine.toFixed(0)} ms, at a match ${atMatch.toFixed(0)} ms`,
    );
    return Math.max(atEnd, atLine, atMatch);
  },
};

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
