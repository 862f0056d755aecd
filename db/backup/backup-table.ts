import { z } from 'zod';

/** A table as it is copied: `columns` in the order in which its rows have them. */
export const backupTableSchema = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });

export type BackupTable = z.infer<typeof backupTableSchema>;
