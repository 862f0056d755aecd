import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@/core/access/actor.ts';
import type { Role } from '@/core/access/role.ts';
import type { Workspace } from '@/db/stores/workspace-store.ts';
import { openTestDatabase, type TestDatabase } from '@/db/testing/test-database.ts';
import { scryptPasswordHasher } from '../adapters/better-auth/scrypt-password-hasher.ts';
import { createDiskBlobStore } from '../adapters/blob-disk/disk-blob-store.ts';
import { createDockerAdapter } from '../adapters/docker/docker-adapter.ts';
import { createHttpPackageIndex } from '../adapters/package-index/http-package-index.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { ThreadPatternSearch } from '../adapters/system/thread-pattern-search.ts';
import { createToolbox } from '../adapters/toolbox/create-toolbox.ts';
import type { Studio, UseCaseContext } from '../usecases/context.ts';
import { keepEnginePrepared } from '../usecases/engine/keep-engine-prepared.ts';
import { PackageMetadata } from '../usecases/package/package-metadata.ts';
import { noSupportSource } from './no-support-source.ts';
import { processUnderTest } from './process-under-test.ts';

/** Present on the engine of whoever gives one. */
const baseImageReference = 'python:3.12-slim-bookworm';

/** A whole studio of real parts over a database of its own; by default with an engine that is not there. */
export interface TestStudio {
  readonly studio: Studio;
  readonly testDatabase: TestDatabase;
  readonly workspace: Workspace;
  /** A new person with that role in the workspace, asking. */
  join(role: Role, name?: string): Promise<UseCaseContext>;
  close(): Promise<void>;
}

export async function openTestStudio(
  dockerHost = 'unix:///nonexistent/docker.sock',
  /** Accounts take 0.1 s each with the real hash; most tests never sign in. */
  changes: Partial<Studio> = { passwords: { hash: async () => 'unusable' } },
): Promise<TestStudio> {
  const testDatabase = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'env-studio-test-'));
  const docker = createDockerAdapter({ dockerHost, home: folder });
  const packageSource = { extraIndexUrls: [], trustedHosts: [] };
  const toolbox = createToolbox({
    ...docker,
    packageSource,
    clock: systemClock,
    dataFolder: folder,
    programFolder: join(import.meta.dirname, '..', 'adapters', 'toolbox', 'program'),
    instanceId: 'test',
    baseImageReference: async () => baseImageReference,
    isLocalEngine: () => true,
  });
  const ending = new AbortController();
  const preparation = keepEnginePrepared(
    {
      engine: docker.engine,
      toolbox,
      database: testDatabase.database,
      clock: systemClock,
      prepareBaseImage: async () => ({ ok: true, reference: baseImageReference, origin: 'present' }),
      reportError: () => {},
    },
    ending.signal,
  );
  const packageMetadata = new PackageMetadata({
    database: testDatabase.database,
    clock: systemClock,
    packageIndex: createHttpPackageIndex(packageSource),
    channels: toolbox,
    mayListNames: () => false,
    reportError: () => {},
  });
  const studio: Studio = {
    ...docker,
    database: testDatabase.database,
    events: testDatabase.events,
    clock: systemClock,
    blobs: createDiskBlobStore(join(folder, 'blobs')),
    dataDisk: { isFull: () => false },
    toolbox,
    packageSource,
    packageMetadata,
    passwords: scryptPasswordHasher,
    patternSearch: new ThreadPatternSearch(),
    preparation,
    support: noSupportSource,
    settings: { buildTimeLimitMs: 10 * 60_000, queueLimit: 1000 },
    process: processUnderTest(),
    ...changes,
  };
  const workspace = await studio.database.stores.workspaces.create('default', 'Workspace');
  let people = 0;

  return {
    studio,
    testDatabase,
    workspace,
    async join(role, name = `${role} ${people + 1}`) {
      people += 1;
      const actor = await addPerson(studio, workspace, role, name, `person${people}@example.com`);
      return { ...studio, actor };
    },
    async close() {
      ending.abort();
      packageMetadata.close();
      await toolbox.close();
      await testDatabase.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function addPerson(
  { database, passwords }: Studio,
  { id: workspaceId, slug: workspaceSlug }: Workspace,
  role: Role,
  name: string,
  email: string,
): Promise<Actor> {
  const passwordHash = await passwords.hash('correct horse');
  return database.transaction(async (stores) => {
    const account = await stores.accounts.create({ name, email, passwordHash });
    await stores.members.set(workspaceId, account.id, role);
    return { userId: account.id, userName: name, workspaceId, workspaceSlug, role };
  });
}
