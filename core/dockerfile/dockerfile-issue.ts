import type { Issue, Severity, TextEdit, TextRange } from '../issue.ts';

/** Everything that the Dockerfile parser can say; the words are under `issues.<code>`. */
export const dockerfileIssueCodes = [
  'dockerfile-unknown-instruction',
  'dockerfile-missing-continuation',
  'dockerfile-instruction-before-from',
  'dockerfile-missing-arguments',
  'dockerfile-invalid-from',
  'dockerfile-template',
  'dockerfile-duplicate-stage',
  'dockerfile-reserved-stage',
  'dockerfile-reserved-mount',
  'dockerfile-foreign-frontend',
  'dockerfile-build-context',
  'dockerfile-unclosed-heredoc',
  'dockerfile-line-too-long',
  'dockerfile-onbuild-nested',
] as const;

export type DockerfileIssueCode = (typeof dockerfileIssueCodes)[number];

export function dockerfileIssue(
  code: DockerfileIssueCode,
  severity: Severity,
  range: TextRange,
  values: Readonly<Record<string, string>> = {},
  fix?: { readonly edits: readonly TextEdit[] },
): Issue {
  return { code, severity, section: 'dockerfile', range, values, ...(fix && { fix }) };
}
