import { setTimeout as delay } from 'node:timers/promises';
import { isFinished } from '../../../core/build/build.ts';
import { emptyDefinition } from '../../../core/definition/definition.ts';
import type { LogLine } from '../../../core/log/log-line.ts';
import { docker } from '../docker-command.ts';
import { readLog } from '../read-log.ts';
import type { KillWriter } from './kill-writer.ts';
import type { StudioUnderKills } from './studio-under-kills.ts';

/** More would only wait. */
const unfinishedLimit = 3;
const lookIntervalMs = 200;
const tickCount = 60;
/** A build whose worker was killed twice has ended by then, or goes on. */
const settledWithinMs = 120_000;
/** A worker looks for what dead ones left on its engine every few seconds. */
const clearedWithinMs = 20_000;

/** Starts builds that count, a few at a time, and follows their logs; nothing of them may be left on the engine. */
export class BuildWriter implements KillWriter {
  readonly #studio: StudioUnderKills;
  /** What was shown of each build, line by line. */
  readonly #shown = new Map<string, readonly LogLine[]>();
  readonly #unfinished = new Set<string>();
  readonly #losses: string[] = [];
  readonly #imageIds = new Set<string>();

  constructor(studio: StudioUnderKills) {
    this.#studio = studio;
  }

  async run(signal: AbortSignal): Promise<void> {
    for (let index = 0; !signal.aborted; index += 1) {
      if (this.#unfinished.size < unfinishedLimit) await this.#start(`kills-build-${index}`);
      for (const buildId of this.#unfinished) await this.#look(buildId);
      await delay(lookIntervalMs);
    }
  }

  counts() {
    const lineCount = [...this.#shown.values()].reduce((total, lines) => total + lines.length, 0);
    return { builds: this.#shown.size, 'log lines': lineCount };
  }

  async findLosses(): Promise<readonly string[]> {
    const deadline = Date.now() + settledWithinMs;
    while (this.#unfinished.size > 0 && Date.now() < deadline) {
      for (const buildId of this.#unfinished) await this.#look(buildId);
      await delay(lookIntervalMs);
    }
    const faults = [...this.#unfinished].map((buildId) => `build ${buildId} came to no end`);
    for (const buildId of this.#shown.keys()) faults.push(...(await this.#findFaults(buildId)));
    for (const container of await this.#untilCleared()) faults.push(`${container} is left on the engine`);
    return [...this.#losses, ...faults];
  }

  async clear(): Promise<void> {
    const images = [...this.#imageIds];
    if (images.length > 0) await docker('image', 'rm', '--force', ...images);
  }

  async #start(name: string): Promise<void> {
    const { workspace } = this.#studio;
    const environment = { workspace, name, description: '', tags: [] };
    const counting = `i=0; while [ $i -lt ${tickCount} ]; do i=$((i+1)); echo "tick $i"; sleep 0.05; done`;
    const definition = { ...emptyDefinition, dockerfile: `RUN ${counting}; echo ${crypto.randomUUID()}\n` };
    if (!(await this.#studio.attempt((client) => client.environment.create.mutate(environment)))) return;
    const registered = { workspace, name, definition };
    if (!(await this.#studio.attempt((client) => client.version.register.mutate(registered)))) return;
    const started = await this.#studio.attempt((client) => client.build.start.mutate({ workspace, name, number: 1 }));
    if (!started) return;
    this.#shown.set(started.buildId, []);
    this.#unfinished.add(started.buildId);
  }

  /** Containers of its builds, which have ended, that the engine still has after a while. */
  async #untilCleared(): Promise<readonly string[]> {
    const deadline = Date.now() + clearedWithinMs;
    for (;;) {
      const format = '{{.Label "studio.build"}} {{.Names}} ({{.Status}})';
      const listed = await docker('ps', '--all', '--filter', 'label=studio.build', '--format', format);
      const left = listed.split('\n').filter((line) => this.#shown.has(line.split(' ')[0] ?? ''));
      if (left.length === 0 || Date.now() > deadline) return left.map((line) => `container ${line}`);
      await delay(lookIntervalMs);
    }
  }

  async #look(buildId: string): Promise<void> {
    const { workspace } = this.#studio;
    const build = await this.#studio.attempt((client) => client.build.get.query({ workspace, buildId }));
    const lines = await this.#studio.attempt((client) => readLog(client, { workspace, buildId }));
    if (lines) this.#show(buildId, lines);
    if (build?.imageId) this.#imageIds.add(build.imageId);
    if (build && lines && isFinished(build.state)) this.#unfinished.delete(buildId);
  }

  #show(buildId: string, lines: readonly LogLine[]): void {
    const changed = findChange(this.#shown.get(buildId) ?? [], lines);
    if (changed >= 0) this.#losses.push(`line ${changed + 1} of build ${buildId} is not what was shown`);
    this.#shown.set(buildId, lines);
  }

  async #findFaults(buildId: string): Promise<readonly string[]> {
    const { workspace } = this.#studio;
    const build = await this.#studio.ask((client) => client.build.get.query({ workspace, buildId }));
    const log = await this.#studio.ask((client) => readLog(client, { workspace, buildId }));
    const losses: string[] = [];
    this.#show(buildId, log);
    if (log.length !== build.lineCount) losses.push(`build ${buildId} has ${log.length} of ${build.lineCount} lines`);
    if (hasGap(log)) losses.push(`the step of build ${buildId} counts with gaps`);
    return losses;
  }
}

/** Within an attempt no number is left out. A killed one stops anywhere; the next may hear a step that still runs. */
function hasGap(log: readonly LogLine[]): boolean {
  let last: number | undefined;
  for (const [, , , text] of log) {
    if (/^The studio was interrupted .* Attempt \d+ begins here\.$/.test(text)) last = undefined;
    const tick = /^tick (\d+)$/.exec(text)?.[1];
    if (tick === undefined) continue;
    if (last !== undefined && Number(tick) !== last + 1) return true;
    last = Number(tick);
  }
  return false;
}

/** What was shown once keeps its number and its words. */
function findChange(shown: readonly LogLine[], log: readonly LogLine[]): number {
  return shown.findIndex((line, index) => JSON.stringify(line) !== JSON.stringify(log[index]));
}
