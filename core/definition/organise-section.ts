import { organiseEnvironment } from '../conda/organise-environment.ts';
import type { Section, TextEdit } from '../issue.ts';
import { organiseRequirements } from '../pip/organise-requirements.ts';
import { applyEdits } from '../text-edit.ts';
import { isSameSpecification } from './same-specification.ts';
import { sectionIssues } from './section-issues.ts';

/** The sections that are lists; in a Dockerfile the order is what happens. */
export type ListSection = Extract<Section, 'conda' | 'pip'>;

const organisers = { conda: organiseEnvironment, pip: organiseRequirements } as const;

/**
 * The edits that sort what a section asks for, and drop what it asks for twice; none when it is in order.
 * Comments stay with their lines; those on lines of their own, and blank lines, part the section into groups
 * that keep their places. They never change the specification hash.
 *
 * @returns undefined for a section with errors, which counts as it is written.
 */
export function organiseSection(section: ListSection, text: string): readonly TextEdit[] | undefined {
  if (sectionIssues(section, text).some(({ severity }) => severity === 'error')) return undefined;
  const edits = organisers[section](text);
  return isSameSpecification(section, text, applyEdits(text, edits)) ? edits : [];
}
