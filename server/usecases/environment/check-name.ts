import { z } from 'zod';
import { findNameIssue, type NameIssue } from '@/core/environment/environment-name.ts';
import type { UseCaseContext } from '../context.ts';

export const checkNameInput = z.object({ name: z.string().max(1000) });

/** For the form, while the name is typed; creating decides again. */
export async function checkName(
  { database, actor }: UseCaseContext,
  { name }: z.infer<typeof checkNameInput>,
): Promise<{ readonly issue: NameIssue | 'taken' | undefined }> {
  const issue = findNameIssue(name);
  if (issue) {
    return { issue };
  }
  const existing = await database.stores.environments.find(actor.workspaceId, name);
  return { issue: existing && 'taken' };
}
