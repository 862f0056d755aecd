import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { StudioError } from '@/core/errors.ts';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { Connection } from '../client.ts';
import { baseImage, baseImageFacts } from '../schema/base-image.ts';
import { user } from '../schema/user.ts';
import { isUniqueViolation } from '../unique-violation.ts';

export interface StoredBaseImage {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  /** Came with the studio; it serves all workspaces and cannot be removed. */
  readonly isBuiltIn: boolean;
  readonly addedByName: string | undefined;
}

export type BaseImageStore = ReturnType<typeof createBaseImageStore>;

export function createBaseImageStore(connection: Connection) {
  const ofWorkspace = (workspaceId: string) =>
    or(eq(baseImage.workspaceId, workspaceId), isNull(baseImage.workspaceId));

  const list = async (workspaceId: string): Promise<StoredBaseImage[]> => {
    const rows = await connection
      .select({ baseImage, addedByName: user.name })
      .from(baseImage)
      .leftJoin(user, eq(user.id, baseImage.addedBy))
      .where(ofWorkspace(workspaceId))
      .orderBy(desc(baseImage.isDefault), sql`${baseImage.workspaceId} is null`, asc(baseImage.name));
    const hasOwnDefault = rows.some((row) => row.baseImage.workspaceId !== null && row.baseImage.isDefault);
    return rows.map(({ baseImage: row, addedByName }) => ({
      id: row.id,
      reference: row.reference,
      name: row.name,
      description: row.description,
      isDefault: row.isDefault && (row.workspaceId !== null || !hasOwnDefault),
      isBuiltIn: row.workspaceId === null,
      addedByName: addedByName ?? undefined,
    }));
  };

  return {
    /** The workspace's own and those that came with the studio; the default first. */
    list,

    /** What a definition without a base image starts from. */
    async findDefault(workspaceId: string): Promise<StoredBaseImage | undefined> {
      return (await list(workspaceId)).find((row) => row.isDefault);
    },

    /** Throws `NAME_TAKEN` when the workspace has this reference already. */
    async add(workspaceId: string, addedBy: string, image: { reference: string; name: string; description: string }) {
      try {
        const [row] = await connection
          .insert(baseImage)
          .values({ ...image, workspaceId, addedBy })
          .returning({ id: baseImage.id });
        if (!row) throw new StudioError('INTERNAL');
        return row.id;
      } catch (error) {
        if (isUniqueViolation(error, 'base_image_reference')) {
          throw new StudioError('NAME_TAKEN', { name: image.reference }, { cause: error });
        }
        throw error;
      }
    },

    /** Offers an image to all workspaces, as their default unless they chose another. Idempotent. */
    async addBuiltIn(reference: string, name: string): Promise<void> {
      await connection.update(baseImage).set({ isDefault: false }).where(isNull(baseImage.workspaceId));
      const [row] = await connection
        .update(baseImage)
        .set({ isDefault: true })
        .where(and(isNull(baseImage.workspaceId), eq(baseImage.reference, reference)))
        .returning({ id: baseImage.id });
      if (!row) await connection.insert(baseImage).values({ reference, name, isDefault: true });
    },

    /** Its reference; undefined when the workspace has no such image of its own. */
    async remove(workspaceId: string, id: string): Promise<string | undefined> {
      const [removed] = await connection
        .delete(baseImage)
        .where(and(eq(baseImage.workspaceId, workspaceId), eq(baseImage.id, id)))
        .returning({ reference: baseImage.reference });
      return removed?.reference;
    },

    /** Its reference; undefined when there is no such image. Needs a transaction. */
    async setDefault(workspaceId: string, id: string): Promise<string | undefined> {
      const found = (await list(workspaceId)).find((row) => row.id === id);
      if (!found) return undefined;
      await connection.update(baseImage).set({ isDefault: false }).where(eq(baseImage.workspaceId, workspaceId));
      await connection
        .update(baseImage)
        .set({ isDefault: true })
        .where(and(eq(baseImage.id, id), isNotNull(baseImage.workspaceId)));
      return found.reference;
    },

    /** What was probed of an image id before. */
    async findFacts(imageId: string): Promise<BaseImageFacts | undefined> {
      const [row] = await connection.select().from(baseImageFacts).where(eq(baseImageFacts.imageId, imageId));
      return row?.facts;
    },

    async saveFacts(facts: BaseImageFacts): Promise<void> {
      await connection
        .insert(baseImageFacts)
        .values({ imageId: facts.imageId, facts })
        .onConflictDoUpdate({ target: baseImageFacts.imageId, set: { facts } });
    },
  };
}
