import type { Issue, Severity, TextEdit, TextRange } from '../issue.ts';

/** Everything that the pip parser can say; the words are under `issues.<code>`. */
export const pipIssueCodes = [
  'pip-no-name',
  'pip-invalid-name',
  'pip-invalid-extras',
  'pip-invalid-specifier',
  'pip-single-equals',
  'pip-reversed-operator',
  'pip-wildcard-in-range',
  'pip-missing-operator',
  'pip-missing-comma',
  'pip-install-command',
  'pip-quoted-requirement',
  'pip-conda-channel',
  'pip-explicit-list',
  'pip-template',
  'pip-unexpected-text',
  'pip-invalid-marker',
  'pip-invalid-url',
  'pip-editable-url',
  'pip-editable-name',
  'pip-tab-before-option',
  'pip-foreign-space',
  'pip-unknown-option',
  'pip-ambiguous-option',
  'pip-option-needs-value',
  'pip-option-takes-no-value',
  'pip-option-not-on-requirement',
  'pip-invalid-egg',
  'pip-invalid-wheel-name',
  'pip-option-without-requirement',
  'pip-invalid-hash',
  'pip-unclosed-quote',
  'pip-line-too-long',
  'pip-too-many-problems',
] as const;

export type PipIssueCode = (typeof pipIssueCodes)[number];

export function pipIssue(
  code: PipIssueCode,
  severity: Severity,
  range: TextRange,
  values: Readonly<Record<string, string>> = {},
  fix?: { readonly edits: readonly TextEdit[] },
): Issue {
  return { code, severity, section: 'pip', range, values, ...(fix ? { fix } : {}) };
}
