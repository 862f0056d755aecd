import type { Definition } from '@/core/definition/definition.ts';

/** Character for character what the other says: nothing would be lost by keeping only one of them. */
export function isSameText(left: Definition, right: Definition): boolean {
  return (
    left.conda === right.conda &&
    left.pip === right.pip &&
    left.dockerfile === right.dockerfile &&
    left.baseImage === right.baseImage &&
    left.interpreterPath === right.interpreterPath &&
    left.userManaged === right.userManaged &&
    left.user === right.user &&
    left.platform === right.platform &&
    left.allowSourceBuilds === right.allowSourceBuilds &&
    left.variables.length === right.variables.length &&
    left.variables.every(({ name, value }, index) => {
      const other = right.variables[index];
      return name === other?.name && value === other.value;
    })
  );
}
