import { z } from 'zod';

export const versionNumberField = z.number().int().min(1).max(2_147_483_647);
/** "What changed and why." */
export const noteField = z.string().max(10_000);
export const labelsField = z
  .record(z.string().min(1).max(64), z.string().max(255))
  .refine((labels) => Object.keys(labels).length <= 50);
