import { formatEnvironment } from '../conda/format-environment.ts';
import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { formatDockerfile } from '../dockerfile/format-dockerfile.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import type { Issue, Section, TextEdit } from '../issue.ts';
import { formatRequirements } from '../pip/format-requirements.ts';
import { parseRequirementLines, parseRequirements } from '../pip/parse-requirements.ts';
import { applyEdits } from '../text-edit.ts';
import { canonicalDefinition } from './canonical.ts';
import { emptyDefinition } from './definition.ts';

type TextSection = Exclude<Section, 'settings'>;

const formatters = { conda: formatEnvironment, pip: formatRequirements, dockerfile: formatDockerfile } as const;

/**
 * The edits that give a section its one layout, comments kept; none when it has it already. They never
 * change the specification hash: a section with errors counts as it is written, so it stays as it is.
 *
 * @returns undefined for a section with errors.
 */
export function formatSection(section: TextSection, text: string): readonly TextEdit[] | undefined {
  if (issuesOf(section, text).some(({ severity }) => severity === 'error')) return undefined;
  const edits = formatters[section](text);
  const canonical = (one: string) => JSON.stringify(canonicalDefinition({ ...emptyDefinition, [section]: one }));
  return canonical(applyEdits(text, edits)) === canonical(text) ? edits : [];
}

function issuesOf(section: TextSection, text: string): readonly Issue[] {
  if (section === 'pip') return parseRequirements(text).issues;
  if (section === 'dockerfile') return parseDockerfile(text).issues;
  const { value, issues } = parseEnvironmentYaml(text);
  return [...issues, ...parseRequirementLines(value?.pip ?? [], 'conda').issues];
}
