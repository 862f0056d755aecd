import { z } from 'zod';
import { backupTableSchema } from '@/db/backup/backup-table.ts';

/** The first entry of a backup: what it is a copy of. */
export const backupManifestSchema = z.object({
  /** Of the file, not of the studio. */
  format: z.literal(1),
  studioVersion: z.string(),
  /** ISO instant. */
  createdAt: z.string(),
  installationId: z.string(),
  keyFingerprint: z.string(),
  /** Hashes of the migrations that its rows have seen, the oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(backupTableSchema),
  hasSecretKey: z.boolean(),
});

export type BackupManifest = z.infer<typeof backupManifestSchema>;
