import type { Benchmark } from '../benchmark.ts';
import { condaChannel } from '../conda-channel.ts';
import { twentyFiveRequirements } from '../definitions.ts';
import { median, timed } from '../median.ts';
import type { Definition, StudioUnderBench } from '../studio-under-bench.ts';

/** Twenty-five lines of conda that a small channel can answer: the same packages by name, bounded in many ways. */
function condaText(channelUrl: string): string {
  const names = ['python=3.11', 'pip', 'numpy', 'pandas', 'python-dateutil', 'pytz', 'python-tzdata', 'six'];
  const bounds = ['', '>=0', '!=0.0.1'];
  const lines = bounds.flatMap((bound) => names.map((name) => (name.includes('=') ? name : `${name}${bound}`)));
  return `channels:\n  - ${channelUrl}\n  - nodefaults\ndependencies:\n${lines.map((line) => `  - "${line}"`).join('\n')}\n`;
}

/** Median of warm answers over HTTP; one line differs each time, as when somebody types. */
async function previewMs(studio: StudioUnderBench, define: (round: number) => Promise<Definition>): Promise<number> {
  const { client, workspace } = studio;
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const definition = await define(round);
    times.push(
      await timed(async () => {
        const { conda, pip } = await client.definition.resolve.mutate({ workspace, definition });
        for (const answer of [conda, pip]) {
          if (answer && !answer.ok) throw new Error(`the preview found no answer: ${answer.problem.message}`);
        }
      }),
    );
  }
  return median(times.slice(2)); // the first two fill the caches
}

const pipText = (round: number) => twentyFiveRequirements.replace('requests==2.32.3', `requests>=2.${20 + round}`);

export const previews: readonly Benchmark[] = [
  {
    name: 'preview-conda-ms',
    what: 'a conda section of 25 lines, warm, to the first answer',
    goal: 100,
    direction: 'at-most',
    unit: 'ms',
    async measure(studio) {
      const conda = condaText(await condaChannel());
      return previewMs(studio, (round) => studio.define({ conda: `${conda}# ${round}\n` }));
    },
  },
  {
    name: 'preview-pip-ms',
    what: 'a pip section of 25 lines, warm, to the first answer',
    goal: 500,
    direction: 'at-most',
    unit: 'ms',
    measure: (studio) => previewMs(studio, (round) => studio.define({ pip: pipText(round) })),
  },
  {
    name: 'preview-mixed-ms',
    what: 'both sections, 25 lines each, warm, to the first answer',
    goal: 700,
    direction: 'at-most',
    unit: 'ms',
    async measure(studio) {
      const conda = condaText(await condaChannel());
      // Unpinned: conda has chosen numpy and pandas, and pip must find versions that go with them.
      const pip = (round: number) =>
        pipText(round)
          .replace(/^pandas.*\n/, '')
          .replaceAll(/==.*$/gm, '');
      return previewMs(studio, (round) => studio.define({ conda, pip: pip(round) }));
    },
  },
];
