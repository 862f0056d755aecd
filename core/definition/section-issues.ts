import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import type { Issue, Section } from '../issue.ts';
import { parseRequirementLines, parseRequirements } from '../pip/parse-requirements.ts';

/** What the parsers find in one section by itself. */
export function sectionIssues(section: Exclude<Section, 'settings'>, text: string): readonly Issue[] {
  if (section === 'pip') return parseRequirements(text).issues;
  if (section === 'dockerfile') return parseDockerfile(text).issues;
  const { value, issues } = parseEnvironmentYaml(text);
  return [...issues, ...parseRequirementLines(value?.pip ?? [], 'conda').issues];
}
