import { bigint, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CheckWarning, InstalledPackage } from '@/core/build/check-report.ts';
import type { ImageLayerRecord } from '@/core/build/image-record.ts';
import type { ImageInputs } from '@/core/definition/image-inputs.ts';
import { instant } from './instant.ts';

/** What was found in an image when it was built. Whether the engine still has it, only the engine says. */
export const image = pgTable(
  'image',
  {
    imageHash: text('image_hash').notNull(),
    /** An image is known on the engine that built it. */
    engineId: text('engine_id').notNull(),
    imageId: text('image_id').notNull(),
    buildId: uuid('build_id').notNull(),
    pythonVersion: text('python_version'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    layers: jsonb('layers').$type<ImageLayerRecord[]>().notNull(),
    packages: jsonb('packages').$type<InstalledPackage[]>().notNull(),
    warnings: jsonb('warnings').$type<CheckWarning[]>().notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.imageHash, table.engineId] })],
);

/** What images were made of, by the hash of it: tells later why another one had to be made. */
export const imageInput = pgTable('image_input', {
  imageHash: text('image_hash').primaryKey(),
  inputs: jsonb('inputs').$type<ImageInputs>().notNull(),
});
