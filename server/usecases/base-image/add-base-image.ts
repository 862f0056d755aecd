import { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

/** `name[:tag]` or `name@digest`, as in a FROM. */
export const imageReferenceField = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^\w[\w./:@-]*$/);

export const addBaseImageInput = z.object({
  reference: imageReferenceField,
  name: z.string().trim().min(1).max(255),
  description: z.string().max(5_000).default(''),
});

/** Offers an image to the definitions of the workspace; it is pulled when it is first needed. Throws `NAME_TAKEN`. */
export async function addBaseImage(
  { database, actor }: UseCaseContext,
  image: z.infer<typeof addBaseImageInput>,
): Promise<{ readonly id: string }> {
  return await database.transaction(async (stores) => {
    const id = await stores.baseImages.add(actor.workspaceId, actor.userId, image);
    await recordAudit(stores, actor, 'base-image.add', image.reference);
    return { id };
  });
}
