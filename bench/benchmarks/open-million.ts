import type { Benchmark } from '../benchmark.ts';
import { median, timed } from '../median.ts';
import { millionLineBuild } from '../million-line-build.ts';

/** What the page asks for at a time. */
const pageLines = 10_000;
const rounds = 7;

/** A log of a million lines, opened in the server as the page does; the slowest of the three ways counts. */
export const openMillion: Benchmark = {
  name: 'open-million-ms',
  what: 'opening a finished log of a million lines at its end, at a line, or at what a search finds: the slowest',
  goal: 300,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const { client, workspace } = studio;
    const { buildId, lineCount } = await millionLineBuild(studio);
    const read = (line: number) => {
      const firstLine = Math.max(1, Math.min(line - pageLines / 2, lineCount - pageLines + 1));
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
    const atEnd = await measure(() => read(lineCount));
    const atLine = await measure((round) => read(123_456 + round * 100_000));
    // Another text each time: what was searched before is remembered.
    const atMatch = await measure((round) => search(`package-${987_650 + round} from`));
    console.log(
      `  at its end ${atEnd.toFixed(0)} ms, at a line ${atLine.toFixed(0)} ms, at a match ${atMatch.toFixed(0)} ms`,
    );
    return Math.max(atEnd, atLine, atMatch);
  },
};
