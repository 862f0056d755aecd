import type { Issue, Section, Severity } from '../issue.ts';
import type { OptionValue, Requirement, Requirements } from '../pip/requirements.ts';
import { withoutCredentials } from '../pip/without-credentials.ts';

/** What is wrong with requirements that pip itself would accept on somebody's own machine. */
export const requirementIssueCodes = ['pip-source-build', 'pip-local-path', 'pip-file-reference'] as const;

const address = /^(?:https?|ftp):\/\//i;

/**
 * @param section where the lines stand: the pip section, or the `pip:` list of the conda section.
 */
export function diagnoseRequirements(
  { requirements, options }: Requirements,
  section: Section,
  allowSourceBuilds: boolean,
): Issue[] {
  const issue = (
    code: (typeof requirementIssueCodes)[number],
    { text, range }: OptionValue,
    severity: Severity = 'error',
  ): Issue => ({
    code,
    severity,
    section,
    range,
    values: { requirement: withoutCredentials(text).slice(0, 200) },
  });
  return [
    ...requirements
      .filter(({ source }) => source === 'path')
      .map((requirement) => issue('pip-local-path', requirement)),
    ...requirements
      .filter((requirement) => !allowSourceBuilds && needsSourceBuild(requirement))
      .map((requirement) => issue('pip-source-build', requirement)),
    ...[...options.requirementFiles, ...options.constraints]
      .filter(({ text }) => !address.test(text))
      .map((file) => issue('pip-file-reference', file)),
    ...options.findLinks.filter(({ text }) => !address.test(text)).map((place) => issue('pip-local-path', place)),
  ];
}

/** Only a wheel is installed without running code of the package's own. */
function needsSourceBuild({ source, isEditable, url = '' }: Requirement): boolean {
  if (source === 'path') return false;
  if (isEditable || source === 'vcs') return true;
  const [path = ''] = url.split(/[?#]/, 1);
  return source === 'archive' && !path.toLowerCase().endsWith('.whl');
}
