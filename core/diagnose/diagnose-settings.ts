import { type Definition, variableNamePattern } from '../definition/definition.ts';
import type { Issue } from '../issue.ts';
import { settingsIssue } from './settings-issue.ts';

/** Name, tag and digest of an image: no space, quote or `$` that a Dockerfile would read as something else. */
const imageReference = /^[A-Za-z0-9][A-Za-z0-9._\-/:@+]*$/;
/** `name`, `name:group`, `uid` or `uid:gid`. */
const userPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;

/**
 * No base image is no issue: the workspace's default is meant.
 *
 * @param hasFrom whether the Dockerfile section names its own base image.
 */
export function diagnoseSettings(definition: Definition, hasFrom: boolean): Issue[] {
  const issues: Issue[] = [];
  const baseImage = definition.baseImage.trim();
  if (baseImage !== '' && hasFrom) {
    issues.push(settingsIssue('settings-base-image-unused', 'warning', 'baseImage', { baseImage }));
  }
  if (baseImage !== '' && !imageReference.test(baseImage)) {
    issues.push(settingsIssue('settings-invalid-base-image', 'error', 'baseImage', { baseImage }));
  }
  if (definition.user !== '' && !userPattern.test(definition.user)) {
    issues.push(settingsIssue('settings-invalid-user', 'error', 'user', { user: definition.user }));
  }
  const seen = new Set<string>();
  for (const { name } of definition.variables) {
    if (!variableNamePattern.test(name)) {
      issues.push(settingsIssue('settings-invalid-variable', 'error', 'variables', { name }));
    } else if (seen.has(name)) {
      issues.push(settingsIssue('settings-variable-twice', 'error', 'variables', { name }));
    }
    seen.add(name);
  }
  const hasSections = definition.conda.trim() !== '' || definition.pip.trim() !== '';
  if (definition.userManaged && hasSections) {
    issues.push(settingsIssue('settings-user-managed-sections', 'warning', 'userManaged'));
  }
  return issues;
}
