import type { Connection } from '../client.ts';
import { type AccessTokenStore, createAccessTokenStore } from './access-token-store.ts';
import { type AccountStore, createAccountStore } from './account-store.ts';
import { type AuditStore, createAuditStore } from './audit-store.ts';
import { type BaseImageStore, createBaseImageStore } from './base-image-store.ts';
import { type BudgetStore, createBudgetStore } from './budget-store.ts';
import { type BuildHistoryStore, createBuildHistoryStore } from './build-history-store.ts';
import { type BuildLogStore, createBuildLogStore } from './build-log-store.ts';
import { type BuildProgressStore, createBuildProgressStore } from './build-progress-store.ts';
import { type BuildQueueStore, createBuildQueueStore } from './build-queue-store.ts';
import { type BuildStore, createBuildStore } from './build-store.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';
import { createEnvironmentStore, type EnvironmentStore } from './environment-store.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createImageRecordStore, type ImageRecordStore } from './image-record-store.ts';
import { createInstallationStore, type InstallationStore } from './installation-store.ts';
import { createInvitationStore, type InvitationStore } from './invitation-store.ts';
import { createLockStore, type LockStore } from './lock-store.ts';
import { createMaintenanceStore, type MaintenanceStore } from './maintenance-store.ts';
import { createMemberStore, type MemberStore } from './member-store.ts';
import { createOperationsStore, type OperationsStore } from './operations-store.ts';
import { createPackageCacheStore, type PackageCacheStore } from './package-cache-store.ts';
import { createProcessStore, type ProcessStore } from './process-store.ts';
import { createSetupLinkStore, type SetupLinkStore } from './setup-link-store.ts';
import { createStorageStore, type StorageStore } from './storage-store.ts';
import { createVersionStore, type VersionStore } from './version-store.ts';
import { createWorkspaceStore, type WorkspaceStore } from './workspace-store.ts';

/** One store an aggregate; each is made from a connection or a transaction by its `create…Store`. */
export interface Stores {
  readonly accessTokens: AccessTokenStore;
  readonly accounts: AccountStore;
  readonly audit: AuditStore;
  readonly baseImages: BaseImageStore;
  readonly budgets: BudgetStore;
  readonly builds: BuildStore;
  readonly buildHistory: BuildHistoryStore;
  readonly buildLogs: BuildLogStore;
  readonly buildProgress: BuildProgressStore;
  readonly buildQueue: BuildQueueStore;
  readonly images: ImageRecordStore;
  readonly locks: LockStore;
  readonly drafts: DraftStore;
  readonly environments: EnvironmentStore;
  readonly events: EventStore;
  readonly installations: InstallationStore;
  readonly invitations: InvitationStore;
  readonly maintenance: MaintenanceStore;
  readonly members: MemberStore;
  readonly packageCache: PackageCacheStore;
  readonly operations: OperationsStore;
  readonly processes: ProcessStore;
  readonly setupLinks: SetupLinkStore;
  readonly storage: StorageStore;
  readonly versions: VersionStore;
  readonly workspaces: WorkspaceStore;
}

export function createStores(connection: Connection): Stores {
  return {
    accessTokens: createAccessTokenStore(connection),
    accounts: createAccountStore(connection),
    audit: createAuditStore(connection),
    baseImages: createBaseImageStore(connection),
    budgets: createBudgetStore(connection),
    builds: createBuildStore(connection),
    buildHistory: createBuildHistoryStore(connection),
    buildLogs: createBuildLogStore(connection),
    buildProgress: createBuildProgressStore(connection),
    buildQueue: createBuildQueueStore(connection),
    images: createImageRecordStore(connection),
    locks: createLockStore(connection),
    drafts: createDraftStore(connection),
    environments: createEnvironmentStore(connection),
    events: createEventStore(connection),
    installations: createInstallationStore(connection),
    invitations: createInvitationStore(connection),
    maintenance: createMaintenanceStore(connection),
    members: createMemberStore(connection),
    packageCache: createPackageCacheStore(connection),
    operations: createOperationsStore(connection),
    processes: createProcessStore(connection),
    setupLinks: createSetupLinkStore(connection),
    storage: createStorageStore(connection),
    versions: createVersionStore(connection),
    workspaces: createWorkspaceStore(connection),
  };
}
