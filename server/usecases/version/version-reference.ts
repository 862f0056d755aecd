import { z } from 'zod';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';

/** `name@number` */
export const versionReferenceInput = z.object({ name: environmentNameField, number: versionNumberField });
export type VersionReference = z.infer<typeof versionReferenceInput>;
