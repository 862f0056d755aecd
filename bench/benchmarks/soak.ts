import { setTimeout as delay } from 'node:timers/promises';
import { LogSocket } from '../../server/testing/log-socket.ts';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../median.ts';
import { processMemory } from '../process-memory.ts';
import { newName } from '../registered-version.ts';
import { type Definition, StudioUnderBench } from '../studio-under-bench.ts';

const buildCount = 8;
const watcherCount = 1_000;
const editorCount = 50;
/** Of one build; then its place is taken by the next. */
const buildSeconds = 45;
const linesPerSecond = 10;
/** Between two saves of one editor: somebody who types without a pause. */
const saveIntervalMs = 1_000;
const sampleIntervalMs = 2_000;

/** A day in ten minutes; a line that is missing, a refused save or a failed build ends it with its error. */
export const soak: Benchmark = {
  name: 'soak',
  what: `${watcherCount} watchers, ${editorCount} editors and ${buildCount} builds at a time: memory at the end ÷ after the first third`,
  goal: 1.15,
  direction: 'at-most',
  unit: '×',
  async measure(_, { soakMs }) {
    const studio = await StudioUnderBench.start({ STUDIO_WORKERS: String(buildCount) });
    try {
      return await new Soak(studio, Date.now() + soakMs).run();
    } finally {
      await studio.close();
    }
  },
};

class Soak {
  readonly #studio: StudioUnderBench;
  readonly #endsAt: number;
  readonly #bytes: number[] = [];
  #builds = 0;
  #lines = 0;
  #saves = 0;

  constructor(studio: StudioUnderBench, endsAt: number) {
    this.#studio = studio;
    this.#endsAt = endsAt;
  }

  async run(): Promise<number> {
    const lanes = Array.from({ length: buildCount }, (_, lane) => this.#keepBuilding(lane));
    const editors = Array.from({ length: editorCount }, (_, editor) => this.#keepEditing(editor));
    await Promise.all([...lanes, ...editors, this.#keepMeasuring()]);
    const third = Math.floor(this.#bytes.length / 3);
    const [early, late] = [median(this.#bytes.slice(third, 2 * third)), median(this.#bytes.slice(-third))];
    console.log(
      `  ${this.#builds} builds, ${this.#lines} lines received, ${this.#saves} saves; ` +
        `${(early / 1e6).toFixed(0)} MB in the second third, ${(late / 1e6).toFixed(0)} MB in the last`,
    );
    return late / early;
  }

  get #isOver(): boolean {
    return Date.now() >= this.#endsAt;
  }

  /** One build after the other, each watched from its first line to its last by an eighth of all. */
  async #keepBuilding(lane: number): Promise<void> {
    const { client, workspace, address, cookie } = this.#studio;
    while (!this.#isOver) {
      const name = newName();
      const definition = await this.#studio.define({ dockerfile: countingSection(`${name} in lane ${lane}`) });
      await client.environment.create.mutate({ workspace, name, definition });
      const { buildId } = await client.version.registerAndBuild.mutate({ workspace, name, definition });
      const watchers = Array.from({ length: watcherCount / buildCount }, () => {
        const onChunk = ({ lineCount }: { readonly lineCount: number }) => {
          this.#lines += lineCount;
        };
        const headers = { cookie, origin: address };
        return new LogSocket({ address: address.replace('http', 'ws'), headers, workspace, buildId, onChunk });
      });
      await Promise.all(watchers.map(({ over }) => over));
      const { state, failure, lineCount } = await client.build.get.query({ workspace, buildId });
      if (state !== 'succeeded') throw new Error(`a build ${state}: ${JSON.stringify(failure)}`);
      const short = watchers.find(({ lastLine }) => lastLine !== lineCount);
      if (short) throw new Error(`a watcher got ${short.lastLine} of ${lineCount} lines`);
      this.#builds += 1;
    }
  }

  /** A draft that somebody types in, saved as the page saves it. */
  async #keepEditing(editor: number): Promise<void> {
    const { client, workspace } = this.#studio;
    let definition: Definition = await this.#studio.define({});
    const { draftId } = await client.environment.create.mutate({ workspace, name: newName(), definition });
    let { revision } = await client.draft.get.query({ workspace, draftId });
    const sessionId = crypto.randomUUID();
    for (let line = 1; !this.#isOver; line += 1) {
      definition = { ...definition, pip: `requests==2.32.3\n# editor ${editor} has typed ${line} lines\n` };
      const content = { definition, description: '', tags: [] };
      ({ revision } = await client.draft.save.mutate({ workspace, draftId, revision, sessionId, ...content }));
      this.#saves += 1;
      await delay(saveIntervalMs);
    }
  }

  async #keepMeasuring(): Promise<void> {
    while (!this.#isOver) {
      this.#bytes.push(await processMemory(this.#studio.pid));
      await delay(sampleIntervalMs);
    }
  }
}

/** Another image each time, and a line at a steady pace. */
function countingSection(name: string): string {
  const count = buildSeconds * linesPerSecond;
  const pause = 1 / linesPerSecond;
  return `RUN : ${name}; i=0; while [ $i -lt ${count} ]; do i=$((i+1)); echo "line $i"; sleep ${pause}; done\n`;
}
