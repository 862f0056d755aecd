import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type {
  Draft,
  DraftContent,
  DraftRevisionReason,
  DraftRevisionSummary,
  DraftState,
  DraftSummary,
} from '@/core/draft/draft.ts';
import { nameKey } from '@/core/environment/environment-name.ts';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { draft, draftPresence, draftRevision } from '../schema/draft.ts';
import { environment } from '../schema/environment.ts';
import { user } from '../schema/user.ts';

export interface NewDraft extends DraftContent {
  readonly environmentId: string;
  readonly ownerId: string;
  readonly baseNumber: number | undefined;
}

/** A draft with what decides whether a save is accepted. */
export interface LockedDraft extends Draft {
  /** Tab that saved last. */
  readonly savedBySession: string;
}

export interface DraftSave extends DraftContent {
  readonly revision: number;
  readonly savedBy: string;
  readonly sessionId: string;
  readonly savedAt: Date;
}

export interface NewDraftRevision extends DraftContent {
  readonly draftId: string;
  readonly reason: DraftRevisionReason;
  readonly savedBy: string;
  readonly sessionId: string;
  readonly savedAt: Date;
}

export interface DraftStore {
  create(draft: NewDraft): Promise<string>;
  /** Throws `NOT_FOUND`, also for a draft of another workspace. */
  get(workspaceId: string, id: string): Promise<Draft>;
  /** Locks until the transaction ends; throws `NOT_FOUND`. */
  lock(workspaceId: string, id: string): Promise<LockedDraft>;
  /** Newest open draft of this owner. */
  findOpen(environmentId: string, ownerId: string): Promise<DraftSummary | undefined>;
  /** Open drafts, newest first. */
  listOpen(workspaceId: string, environmentName: string | undefined): Promise<readonly DraftSummary[]>;
  save(id: string, save: DraftSave): Promise<void>;
  setState(id: string, state: DraftState): Promise<void>;
  /** Keeps a text aside. A tab that is refused again and again keeps only its newest refused text. */
  keepRevision(revision: NewDraftRevision): Promise<void>;
  listRevisions(draftId: string): Promise<readonly DraftRevisionSummary[]>;
  /** Throws `NOT_FOUND`. */
  getRevision(draftId: string, revisionId: string): Promise<DraftContent>;
  /** Says that this tab has the draft open now, and forgets tabs not seen since `staleBefore`. */
  markPresent(draftId: string, sessionId: string, userId: string, now: Date, staleBefore: Date): Promise<void>;
  markAbsent(draftId: string, sessionId: string): Promise<void>;
  /** Tabs that have it open, by name of their person. */
  listPresent(
    draftId: string,
    seenAfter: Date,
  ): Promise<readonly { readonly sessionId: string; readonly userId: string; readonly name: string }[]>;
}

/** More open drafts or kept texts than a list shows. */
const listLimit = 200;

export function createDraftStore(connection: Connection): DraftStore {
  const selectWhole = () =>
    connection
      .select({ draft, environmentName: environment.name, savedByName: user.name })
      .from(draft)
      .innerJoin(environment, eq(environment.id, draft.environmentId))
      .innerJoin(user, eq(user.id, draft.savedBy));

  const isInWorkspace = (workspaceId: string, id: string) =>
    and(eq(draft.id, id), eq(environment.workspaceId, workspaceId));

  return {
    async create({ baseNumber = null, tags, ...values }) {
      const [row] = await connection
        .insert(draft)
        .values({ ...values, baseNumber, tags: [...tags], savedBy: values.ownerId })
        .returning({ id: draft.id });
      if (!row) {
        throw new StudioError('INTERNAL');
      }
      return row.id;
    },

    async get(workspaceId, id) {
      const [row] = await selectWhole().where(isInWorkspace(workspaceId, id));
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'draft' });
      }
      return toDraft(row);
    },

    async lock(workspaceId, id) {
      const [row] = await selectWhole().where(isInWorkspace(workspaceId, id)).for('update', { of: draft });
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'draft' });
      }
      return { ...toDraft(row), savedBySession: row.draft.savedBySession };
    },

    async findOpen(environmentId, ownerId) {
      const [row] = await selectWhole()
        .where(and(eq(draft.environmentId, environmentId), eq(draft.ownerId, ownerId), eq(draft.state, 'open')))
        .orderBy(desc(draft.savedAt))
        .limit(1);
      return row && toSummary(row);
    },

    async listOpen(workspaceId, environmentName) {
      const rows = await selectWhole()
        .where(
          and(
            eq(environment.workspaceId, workspaceId),
            eq(draft.state, 'open'),
            environmentName === undefined ? undefined : eq(environment.nameKey, nameKey(environmentName)),
          ),
        )
        .orderBy(desc(draft.savedAt), desc(draft.id))
        .limit(listLimit);
      return rows.map(toSummary);
    },

    async save(id, { sessionId, tags, ...values }) {
      await connection
        .update(draft)
        .set({ ...values, tags: [...tags], savedBySession: sessionId })
        .where(eq(draft.id, id));
    },

    async setState(id, state) {
      await connection.update(draft).set({ state }).where(eq(draft.id, id));
    },

    async keepRevision({ tags, ...values }) {
      if (values.reason === 'conflict') {
        await connection
          .delete(draftRevision)
          .where(
            and(
              eq(draftRevision.draftId, values.draftId),
              eq(draftRevision.reason, 'conflict'),
              eq(draftRevision.sessionId, values.sessionId),
            ),
          );
      }
      await connection.insert(draftRevision).values({ ...values, tags: [...tags] });
    },

    async listRevisions(draftId) {
      const rows = await connection
        .select({
          id: draftRevision.id,
          reason: draftRevision.reason,
          savedAt: draftRevision.savedAt,
          savedByName: user.name,
        })
        .from(draftRevision)
        .innerJoin(user, eq(user.id, draftRevision.savedBy))
        .where(eq(draftRevision.draftId, draftId))
        .orderBy(desc(draftRevision.savedAt), desc(draftRevision.id))
        .limit(listLimit);
      return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
    },

    async getRevision(draftId, revisionId) {
      const [row] = await connection
        .select({
          definition: draftRevision.definition,
          description: draftRevision.description,
          tags: draftRevision.tags,
        })
        .from(draftRevision)
        .where(and(eq(draftRevision.draftId, draftId), eq(draftRevision.id, revisionId)));
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'revision' });
      }
      return row;
    },

    async markPresent(draftId, sessionId, userId, now, staleBefore) {
      await connection
        .insert(draftPresence)
        .values({ draftId, sessionId, userId, seenAt: now })
        .onConflictDoUpdate({
          target: [draftPresence.draftId, draftPresence.sessionId],
          set: { userId, seenAt: now },
        });
      await connection
        .delete(draftPresence)
        .where(and(eq(draftPresence.draftId, draftId), lt(draftPresence.seenAt, staleBefore)));
    },

    async markAbsent(draftId, sessionId) {
      await connection
        .delete(draftPresence)
        .where(and(eq(draftPresence.draftId, draftId), eq(draftPresence.sessionId, sessionId)));
    },

    async listPresent(draftId, seenAfter) {
      return connection
        .select({ sessionId: draftPresence.sessionId, userId: user.id, name: user.name })
        .from(draftPresence)
        .innerJoin(user, eq(user.id, draftPresence.userId))
        .where(and(eq(draftPresence.draftId, draftId), gt(draftPresence.seenAt, seenAfter)))
        .orderBy(user.name, draftPresence.sessionId);
    },
  };
}

interface DraftRow {
  readonly draft: typeof draft.$inferSelect;
  readonly environmentName: string;
  readonly savedByName: string;
}

function toSummary({ draft: row, environmentName, savedByName }: DraftRow): DraftSummary {
  return {
    id: row.id,
    environmentName,
    baseNumber: row.baseNumber ?? undefined,
    state: row.state,
    revision: row.revision,
    savedAt: row.savedAt.toISOString(),
    savedById: row.savedBy,
    savedByName,
  };
}

function toDraft(row: DraftRow): Draft {
  const { environmentId, definition, description, tags } = row.draft;
  return { ...toSummary(row), environmentId, definition, description, tags };
}
