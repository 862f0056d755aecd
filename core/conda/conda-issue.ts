import type { Issue, Severity, TextEdit, TextRange } from '../issue.ts';

/** Everything that the conda parsers can say; the words are under `issues.<code>`. */
export const condaIssueCodes = [
  'conda-yaml-syntax',
  'conda-yaml-too-deep',
  'conda-explicit-list',
  'conda-not-a-map',
  'conda-several-documents',
  'conda-duplicate-key',
  'conda-unknown-key',
  'conda-expected-text',
  'conda-expected-list',
  'conda-expected-map',
  'conda-dependencies-map',
  'conda-empty-dependency',
  'conda-unknown-dependency-map',
  'conda-too-many-items',
  'conda-invalid-variable',
  'conda-platform-selector',
  'conda-spec-no-name',
  'conda-spec-invalid-name',
  'conda-spec-template',
  'conda-spec-invalid-version',
  'conda-spec-invalid-brackets',
  'conda-spec-unclosed-bracket',
  'conda-spec-missing-version',
  'conda-spec-feature',
  'conda-spec-local-file',
  'conda-spec-too-long',
] as const;

export type CondaIssueCode = (typeof condaIssueCodes)[number];

export function condaIssue(
  code: CondaIssueCode,
  severity: Severity,
  range: TextRange,
  values: Readonly<Record<string, string>> = {},
  fix?: { readonly edits: readonly TextEdit[] },
): Issue {
  return { code, severity, section: 'conda', range, values, ...(fix ? { fix } : {}) };
}
