import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import type { Definition } from '../definition/definition.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import type { Issue, Section } from '../issue.ts';
import { parseRequirementLines, parseRequirements } from '../pip/parse-requirements.ts';
import { diagnoseRequirements } from './diagnose-requirements.ts';
import { diagnoseSettings } from './diagnose-settings.ts';

const sectionOrder: readonly Section[] = ['conda', 'pip', 'dockerfile', 'settings'];

/**
 * Everything that can be said of a definition from its text alone, in the order in which it is read.
 * Editor, API and command line show exactly this. Never throws.
 */
export function diagnose(definition: Definition): readonly Issue[] {
  const conda = parseEnvironmentYaml(definition.conda);
  const nestedPip = parseRequirementLines(conda.value?.pip ?? [], 'conda');
  const pip = parseRequirements(definition.pip);
  const dockerfile = parseDockerfile(definition.dockerfile);
  const issues = [
    ...conda.issues,
    ...nestedPip.issues,
    ...(nestedPip.value ? diagnoseRequirements(nestedPip.value, 'conda', definition.allowSourceBuilds) : []),
    ...pip.issues,
    ...(pip.value ? diagnoseRequirements(pip.value, 'pip', definition.allowSourceBuilds) : []),
    ...dockerfile.issues,
    ...diagnoseSettings(definition, dockerfile.value?.hasFrom ?? false),
  ];
  return issues.toSorted(
    (left, right) =>
      sectionOrder.indexOf(left.section) - sectionOrder.indexOf(right.section) ||
      left.range.start - right.range.start ||
      left.range.end - right.range.end,
  );
}
