import { setTimeout as delay } from 'node:timers/promises';
import { emptyDefinition } from '../../../core/definition/definition.ts';
import type { KillWriter } from './kill-writer.ts';
import type { StudioUnderKills } from './studio-under-kills.ts';

const pauseMs = 50;

/** Types in a draft of its own, as one tab does. */
export class DraftWriter implements KillWriter {
  readonly #studio: StudioUnderKills;
  readonly #draftId: string;
  readonly #sessionId = 'tab';
  #savedCount = 0;
  /** Of the last save that was acknowledged. */
  #revision = 0;
  #text = '';
  /** Since then; each may have been stored without an answer. */
  #triedSince: string[] = [];

  private constructor(studio: StudioUnderKills, draftId: string) {
    this.#studio = studio;
    this.#draftId = draftId;
  }

  static async open(studio: StudioUnderKills, name: string): Promise<DraftWriter> {
    const { workspace } = studio;
    const created = await studio.ask((client) =>
      client.environment.create.mutate({ workspace, name, description: '', tags: [], definition: emptyDefinition }),
    );
    if (!created.draftId) throw new Error('The environment began without a draft.');
    return new DraftWriter(studio, created.draftId);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { workspace } = this.#studio;
    const draftId = this.#draftId;
    for (let index = 1; !signal.aborted; index += 1) {
      const text = `package-${index}\n`;
      this.#triedSince.push(text);
      const saved = await this.#studio.attempt((client) =>
        client.draft.save.mutate({
          workspace,
          draftId,
          revision: this.#revision,
          sessionId: this.#sessionId,
          description: '',
          tags: [],
          definition: { ...emptyDefinition, pip: text },
        }),
      );
      if (!saved) continue;
      this.#savedCount += 1;
      this.#revision = saved.revision;
      this.#text = text;
      this.#triedSince = [];
      await delay(pauseMs);
    }
  }

  counts() {
    return { 'saved drafts': this.#savedCount };
  }

  async findLosses(): Promise<readonly string[]> {
    const { workspace } = this.#studio;
    const draftId = this.#draftId;
    const draft = await this.#studio.ask((client) => client.draft.get.query({ workspace, draftId }));
    const isThere =
      draft.revision >= this.#revision && [this.#text, ...this.#triedSince].includes(draft.definition.pip);
    return isThere ? [] : [`the draft has revision ${draft.revision}, not ${this.#revision}`];
  }
}
