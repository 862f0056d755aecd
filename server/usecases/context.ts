import type { Actor } from '@/core/access/actor.ts';
import type { Database } from '@/db/database.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerRuntime } from '../ports/container-runtime.ts';
import type { DataDisk } from '../ports/data-disk.ts';
import type { Engine } from '../ports/engine.ts';
import type { EngineStorage } from '../ports/engine-storage.ts';
import type { EventBus } from '../ports/event-bus.ts';
import type { ImageBuilder } from '../ports/image-builder.ts';
import type { ImageStore } from '../ports/image-store.ts';
import type { PackageSource } from '../ports/package-source.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { PatternSearch } from '../ports/pattern-search.ts';
import type { SupportSource } from '../ports/support-source.ts';
import type { Toolbox } from '../ports/toolbox.ts';
import type { EnginePreparation } from './engine/keep-engine-prepared.ts';
import type { PackageMetadata } from './package/package-metadata.ts';

/** What whoever runs the studio decides. */
export interface StudioSettings {
  /** After this time a build is stopped, whatever it does. */
  readonly buildTimeLimitMs: number;
  /** Builds that may wait for one person. */
  readonly queueLimit: number;
  /** What images, build cache, logs and database may take together; undefined: no limit. Passing it clears the build cache once. */
  readonly diskBudgetBytes?: number | undefined;
}

/** One of the processes that together are the studio. */
export interface StudioProcess {
  /** New at each start; also the name of its worker. */
  readonly id: string;
  readonly role: 'web' | 'worker' | 'all';
  readonly startedAt: Date;
  /** Builds it works on at a time; 0 when it is no worker. */
  readonly workerCount: number;
  /** Aborted when it is told to end: it takes no new work, and finishes what it has. */
  readonly draining: AbortSignal;
}

/** The world as use cases see it: made once in `server/wiring.ts`. */
export interface Studio {
  readonly database: Database;
  readonly events: EventBus;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly dataDisk: DataDisk;
  readonly engine: Engine;
  readonly imageBuilder: ImageBuilder;
  readonly imageStore: ImageStore;
  readonly storage: EngineStorage;
  readonly containers: ContainerRuntime;
  readonly toolbox: Toolbox;
  readonly packageSource: PackageSource;
  readonly packageMetadata: PackageMetadata;
  readonly passwords: PasswordHasher;
  readonly patternSearch: PatternSearch;
  readonly preparation: EnginePreparation;
  readonly support: SupportSource;
  readonly settings: StudioSettings;
  readonly process: StudioProcess;
}

/** What a use case gets: the world, and who asks. */
export interface UseCaseContext extends Studio {
  readonly actor: Actor;
}
