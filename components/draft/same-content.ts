import type { DraftContent } from '@/core/draft/draft.ts';

/** Equal content, whatever the identity of its objects. */
export function isSameContent(left: DraftContent, right: DraftContent): boolean {
  return left === right || JSON.stringify(inOrder(left)) === JSON.stringify(inOrder(right));
}

/** One order of fields, so that where an object came from does not make it another. */
function inOrder({ definition, description, tags }: DraftContent): unknown[] {
  return [
    definition.conda,
    definition.pip,
    definition.dockerfile,
    definition.baseImage,
    definition.variables.map(({ name, value }) => [name, value]),
    definition.interpreterPath,
    definition.userManaged,
    definition.user,
    definition.platform,
    definition.allowSourceBuilds,
    description,
    tags,
  ];
}
