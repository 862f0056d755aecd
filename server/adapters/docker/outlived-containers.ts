import type { ContainerInfo } from 'dockerode';
import { readTimeLimit } from './time-limit-label.ts';

/**
 * Tells which containers nobody waits for any more, by their labels. Their time counts from when they were first seen
 * here, by a clock that never jumps: later than it does for whoever made them, whatever the engine's clock says, which
 * dates a container back to before it took the time to make it.
 */
export class OutlivedContainers {
  #firstSeenMs: ReadonlyMap<string, number> = new Map();

  /**
   * @param present all containers with a time limit that the engine has now
   * @param nowMs of a monotonic clock
   * @returns the ids of those that have outlived theirs
   */
  find(present: readonly Pick<ContainerInfo, 'Id' | 'State' | 'Labels'>[], nowMs: number): readonly string[] {
    const seen = new Map<string, number>();
    const outlived: string[] = [];
    for (const { Id, State, Labels } of present) {
      const limit = readTimeLimit(Labels);
      // Once started, what lives as long as its input is ended by the engine.
      if (!limit || (limit.waitsFor === 'start' && State !== 'created')) continue;
      const firstSeenMs = this.#firstSeenMs.get(Id) ?? nowMs;
      seen.set(Id, firstSeenMs);
      if (nowMs - firstSeenMs > limit.limitMs) outlived.push(Id);
    }
    this.#firstSeenMs = seen;
    return outlived;
  }
}
