import { z } from 'zod';

/** The name as typed; whether it may be given is decided by `findNameIssue`, with a message of its own. */
export const environmentNameField = z.string().min(1).max(1000);
export const descriptionField = z.string().max(10_000);
export const tagsField = z.array(z.string().trim().min(1).max(64)).max(30);
