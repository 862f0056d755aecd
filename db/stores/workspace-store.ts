import { eq } from 'drizzle-orm';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { workspace } from '../schema/workspace.ts';
import { isUniqueViolation } from '../unique-violation.ts';

export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface WorkspaceStore {
  list(): Promise<readonly Workspace[]>;
  /** Throws `NAME_TAKEN` when the slug is another workspace's. */
  create(slug: string, name: string): Promise<Workspace>;
  /** Until the transaction ends, nobody else has this workspace locked. */
  lock(workspaceId: string): Promise<void>;
}

export function createWorkspaceStore(connection: Connection): WorkspaceStore {
  const columns = { id: workspace.id, slug: workspace.slug, name: workspace.name };

  return {
    list: () => connection.select(columns).from(workspace).orderBy(workspace.slug),

    async lock(workspaceId) {
      await connection.select(columns).from(workspace).where(eq(workspace.id, workspaceId)).for('update');
    },

    async create(slug, name) {
      try {
        const [row] = await connection.insert(workspace).values({ slug, name }).returning(columns);
        if (row) {
          return row;
        }
      } catch (error) {
        if (isUniqueViolation(error, 'workspace_slug_unique')) {
          throw new StudioError('NAME_TAKEN', { name }, { cause: error });
        }
        throw error;
      }
      throw new StudioError('INTERNAL');
    },
  };
}
