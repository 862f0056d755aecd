import type Docker from 'dockerode';
import type { EngineStorage, EngineUsage } from '@/server/ports/engine-storage.ts';
import { dial } from './dial.ts';
import { callEngine, statusCode } from './engine-error.ts';

/** The engine's own account of its disk. */
interface DiskUsage {
  readonly LayersSize: number;
  readonly Images:
    | readonly {
        readonly Id: string;
        readonly RepoTags: readonly string[] | null;
        readonly Labels: Readonly<Record<string, string>> | null;
        readonly Size: number;
        /** -1 where the engine did not count. */
        readonly SharedSize: number;
      }[]
    | null;
  readonly BuildCache: readonly { readonly Size: number; readonly InUse: boolean; readonly Shared: boolean }[] | null;
}

const noTag = '<none>:<none>';

/** Space of this engine. */
export class DockerEngineStorage implements EngineStorage {
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  async usage(): Promise<EngineUsage> {
    const usage = await callEngine(() => dial<DiskUsage>(this.#docker, { method: 'GET', path: '/system/df' }));
    const cache = usage.BuildCache ?? [];
    const sizeOf = (records: typeof cache) => records.reduce((sum, { Size }) => sum + Size, 0);
    return {
      layerBytes: usage.LayersSize,
      images: (usage.Images ?? []).map(({ Id, RepoTags, Labels, Size, SharedSize }) => ({
        id: Id,
        tags: (RepoTags ?? []).filter((tag) => tag !== noTag),
        labels: Labels ?? {},
        sizeBytes: Size,
        sharedBytes: Math.max(0, SharedSize),
      })),
      // What the cache shares with images is counted with them.
      buildCacheBytes: sizeOf(cache.filter(({ Shared }) => !Shared)),
      unusedCacheBytes: sizeOf(cache.filter(({ InUse, Shared }) => !InUse && !Shared)),
    };
  }

  async clearBuildCache(): Promise<number> {
    const call = { method: 'POST' as const, path: '/build/prune?', query: { all: true } };
    const { SpaceReclaimed } = await callEngine(() => dial<{ SpaceReclaimed: number }>(this.#docker, call));
    return SpaceReclaimed;
  }

  async removeImage(reference: string): Promise<boolean> {
    try {
      await callEngine(() => this.#docker.getImage(reference).remove());
      return true;
    } catch (error) {
      if (statusCode(error) === 404 || statusCode(error) === 409) return false;
      throw error;
    }
  }
}
