import type { Definition } from '@/core/definition/definition.ts';
import type { UseCaseContext } from '../context.ts';

/** A definition without a base image starts from the workspace's default. */
export async function withBaseImage(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  definition: Definition,
): Promise<Definition> {
  if (definition.baseImage.trim() !== '') return definition;
  const fallback = await database.stores.baseImages.findDefault(actor.workspaceId);
  return { ...definition, baseImage: fallback?.reference ?? '' };
}
