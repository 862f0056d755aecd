import type { Definition } from '../definition/definition.ts';
import type { Issue, Severity } from '../issue.ts';

/** Everything that can be wrong with the settings beside the three texts. */
export const settingsIssueCodes = [
  'settings-base-image-unused',
  'settings-invalid-base-image',
  'settings-invalid-user',
  'settings-invalid-variable',
  'settings-variable-twice',
  'settings-user-managed-sections',
] as const;

export type SettingsIssueCode = (typeof settingsIssueCodes)[number];

/** Settings have no text: `field` names the one that the issue is about. */
export function settingsIssue(
  code: SettingsIssueCode,
  severity: Severity,
  field: keyof Definition,
  values: Readonly<Record<string, string>> = {},
): Issue {
  return { code, severity, section: 'settings', range: { start: 0, end: 0 }, values: { field, ...values } };
}
