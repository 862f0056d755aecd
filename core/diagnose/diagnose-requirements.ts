import type { Issue, Section, TextEdit } from '../issue.ts';
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
    edits?: readonly TextEdit[],
  ): Issue => ({
    code,
    severity: 'error',
    section,
    range,
    values: { requirement: withoutCredentials(text).slice(0, 200) },
    ...(edits && { fix: { edits } }),
  });
  return [
    ...requirements
      .filter(({ source }) => source === 'path')
      .map((requirement) => issue('pip-local-path', requirement, takeFromIndex(requirement))),
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

/**
 * `name @ file:///tmp/build/…`, as `pip freeze` writes it where conda built the package: the name alone, with
 * the version that the name of a wheel tells.
 */
function takeFromIndex({ name, nameRange, range, text, url = '', marker, options }: Requirement) {
  const isNamed = name !== undefined && nameRange !== undefined && nameRange.end - nameRange.start === name.length;
  const isSimple = marker === undefined && options.length === 0 && /^[\w.-]+(?:\[[^\]]*\])?\s*@\s*file:\S+$/.test(text);
  if (!isNamed || !isSimple || range.end - range.start !== text.length) return undefined;
  const version = /\/[^/-]+-(\d[^/-]*)-[^/]*\.whl$/i.exec(url)?.[1];
  const start = range.start + text.indexOf('@');
  const gap = /\s*$/.exec(text.slice(0, text.indexOf('@')))?.[0].length ?? 0;
  return [{ range: { start: start - gap, end: range.end }, text: version === undefined ? '' : `==${version}` }];
}
