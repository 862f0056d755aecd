import { z } from 'zod';

/** The last entry of a backup: how much is in it. A file without it was cut off. */
export const backupContentsSchema = z.object({
  /** Of each table. */
  rowCounts: z.record(z.string(), z.number()),
  blobCount: z.number(),
});

export type BackupContents = z.infer<typeof backupContentsSchema>;
