import { setTimeout as delay } from 'node:timers/promises';
import { type Definition, emptyDefinition } from '../../../core/definition/definition.ts';
import type { KillWriter } from './kill-writer.ts';
import type { StudioUnderKills } from './studio-under-kills.ts';

const pageSize = 200;
/** Each version is owed a lock, and locks go before builds: more of them would leave workers no time for these. */
const pauseMs = 300;

/** Registers one version after the other in an environment of its own. */
export class RegistrationWriter implements KillWriter {
  readonly #studio: StudioUnderKills;
  readonly #name: string;
  readonly #values = new Map<number, string>();

  private constructor(studio: StudioUnderKills, name: string) {
    this.#studio = studio;
    this.#name = name;
  }

  static async open(studio: StudioUnderKills, name: string): Promise<RegistrationWriter> {
    const { workspace } = studio;
    await studio.ask((client) => client.environment.create.mutate({ workspace, name, description: '', tags: [] }));
    return new RegistrationWriter(studio, name);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { workspace } = this.#studio;
    for (let index = 0; !signal.aborted; index += 1) {
      const value = `${this.#name} ${index}`;
      const registered = await this.#studio.attempt((client) =>
        client.version.register.mutate({ workspace, name: this.#name, definition: definitionOf(value) }),
      );
      if (registered) this.#values.set(registered.number, value);
      await delay(pauseMs);
    }
  }

  counts() {
    // Each is stored in one transaction with its audit entry.
    return { registrations: this.#values.size, 'audit entries': this.#values.size };
  }

  async findLosses(): Promise<readonly string[]> {
    const { workspace } = this.#studio;
    const losses: string[] = [];
    const name = this.#name;
    const audited = await this.#listAudited();
    for (const [number, value] of this.#values) {
      const version = await this.#studio.ask((client) =>
        client.version.get.query({ workspace, name, number }).catch((error) => {
          if (String(error).includes('NOT_FOUND')) return null;
          throw error;
        }),
      );
      if (!version) losses.push(`${name}@${number} is gone`);
      else if (version.definition.variables[0]?.value !== value)
        losses.push(`${name}@${number} has another definition`);
      if (!audited.has(`${name}@${number}`)) losses.push(`the audit entry of ${name}@${number} is gone`);
    }
    return [...losses, ...(await this.#findGaps())];
  }

  /** Also what was stored without an answer has a number, and numbers have no gaps. */
  async #findGaps(): Promise<readonly string[]> {
    const { workspace } = this.#studio;
    const numbers: number[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const page = await this.#studio.ask((client) =>
        client.version.list.query({ workspace, name: this.#name, limit: pageSize, ...(cursor && { cursor }) }),
      );
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    const isGapless = numbers.every((number, index) => number === numbers.length - index);
    return isGapless ? [] : [`the versions of ${this.#name} have gaps`];
  }

  async #listAudited(): Promise<ReadonlySet<string>> {
    const { workspace } = this.#studio;
    const resources = new Set<string>();
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const page = await this.#studio.ask((client) =>
        client.audit.list.query({ workspace, limit: pageSize, ...(cursor && { cursor }) }),
      );
      for (const { action, resource } of page.items) if (action === 'version.register') resources.add(resource);
      cursor = page.nextCursor;
    }
    return resources;
  }
}

/** Without sections, so that the locks that workers owe each version cost next to nothing. */
function definitionOf(value: string): Definition {
  return { ...emptyDefinition, variables: [{ name: 'VALUE', value }] };
}
