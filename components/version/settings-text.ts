import type { Definition } from '@/core/definition/definition.ts';

/** The settings of a definition as lines, so that two can be compared like texts. */
export function settingsText(definition: Definition): string {
  const lines: readonly (readonly [string, string])[] = [
    ['baseImage', definition.baseImage],
    ...definition.variables.map(({ name, value }) => [`variables.${name}`, JSON.stringify(value)] as const),
    ['interpreterPath', definition.interpreterPath],
    ['user', definition.user],
    ['userManaged', String(definition.userManaged)],
    ['allowSourceBuilds', String(definition.allowSourceBuilds)],
    ['platform', definition.platform],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
