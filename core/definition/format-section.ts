import { formatEnvironment } from '../conda/format-environment.ts';
import { formatDockerfile } from '../dockerfile/format-dockerfile.ts';
import type { Section, TextEdit } from '../issue.ts';
import { formatRequirements } from '../pip/format-requirements.ts';
import { applyEdits } from '../text-edit.ts';
import { isSameSpecification } from './same-specification.ts';
import { sectionIssues } from './section-issues.ts';

type TextSection = Exclude<Section, 'settings'>;

const formatters = { conda: formatEnvironment, pip: formatRequirements, dockerfile: formatDockerfile } as const;

/**
 * The edits that give a section its one layout, comments kept; none when it has it already. They never
 * change the specification hash: a section with errors counts as it is written, so it stays as it is.
 *
 * @returns undefined for a section with errors.
 */
export function formatSection(section: TextSection, text: string): readonly TextEdit[] | undefined {
  if (sectionIssues(section, text).some(({ severity }) => severity === 'error')) return undefined;
  const edits = formatters[section](text);
  return isSameSpecification(section, text, applyEdits(text, edits)) ? edits : [];
}
