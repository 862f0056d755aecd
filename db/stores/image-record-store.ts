import { and, eq } from 'drizzle-orm';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { ImageInputs } from '@/core/definition/image-inputs.ts';
import type { Connection } from '../client.ts';
import { image, imageInput } from '../schema/image.ts';

export type ImageRecordStore = ReturnType<typeof createImageRecordStore>;

/** What images were made of, and what was found in those that were built. */
export function createImageRecordStore(connection: Connection) {
  return {
    async find(imageHash: string, engineId: string): Promise<ImageRecord | undefined> {
      const [row] = await connection
        .select()
        .from(image)
        .where(and(eq(image.imageHash, imageHash), eq(image.engineId, engineId)));
      return row && { ...row, pythonVersion: row.pythonVersion ?? undefined, recordedAt: row.recordedAt.toISOString() };
    },

    /** Replaces what was known: an image that was removed and built again has another id. */
    async save(engineId: string, buildId: string, record: Omit<ImageRecord, 'recordedAt'>): Promise<void> {
      const values = {
        ...record,
        engineId,
        buildId,
        pythonVersion: record.pythonVersion ?? null,
        layers: [...record.layers],
        packages: [...record.packages],
        warnings: [...record.warnings],
        recordedAt: new Date(),
      };
      await connection
        .insert(image)
        .values(values)
        .onConflictDoUpdate({ target: [image.imageHash, image.engineId], set: values });
    },

    /** The hash is of the inputs: what is known already is the same. */
    async keepInputs(imageHash: string, inputs: ImageInputs): Promise<void> {
      await connection.insert(imageInput).values({ imageHash, inputs }).onConflictDoNothing();
    },

    async findInputs(imageHash: string): Promise<ImageInputs | undefined> {
      const [row] = await connection.select().from(imageInput).where(eq(imageInput.imageHash, imageHash));
      return row?.inputs;
    },
  };
}
