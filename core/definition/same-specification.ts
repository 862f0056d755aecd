import type { Section } from '../issue.ts';
import { canonicalDefinition } from './canonical.ts';
import { emptyDefinition } from './definition.ts';

/** Whether two texts of a section make the same specification hash. */
export function isSameSpecification(section: Exclude<Section, 'settings'>, one: string, other: string): boolean {
  const canonical = (text: string) => JSON.stringify(canonicalDefinition({ ...emptyDefinition, [section]: text }));
  return canonical(one) === canonical(other);
}
