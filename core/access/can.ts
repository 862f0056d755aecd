import { type Role, roles } from './role.ts';

/** Everything that can be done in a workspace, and the weakest role that may do it. */
export const actions = {
  'workspace.read': 'viewer',
  'access-token.own': 'viewer',
  'engine.read': 'viewer',
  'environment.read': 'viewer',
  'environment.create': 'contributor',
  'environment.edit': 'contributor',
  'environment.archive': 'contributor',
  'version.read': 'viewer',
  'version.register': 'contributor',
  'version.edit': 'contributor',
  'version.archive': 'contributor',
  'version.activate': 'contributor',
  'draft.read': 'contributor',
  'draft.write': 'contributor',
  'definition.preview': 'contributor',
  'package.look-up': 'contributor',
  'build.read': 'viewer',
  'build.start': 'contributor',
  'build.cancel': 'contributor',
  'image.download': 'viewer',
  'base-image.read': 'viewer',
  'base-image.manage': 'admin',
  'curated.manage': 'admin',
  'member.read': 'viewer',
  'member.manage': 'admin',
  'audit.read': 'admin',
  'operations.read': 'admin',
  'operations.manage': 'admin',
  'operations.maintain': 'admin',
} as const satisfies Record<string, Role>;

export type Action = keyof typeof actions;

/** The one decision on who may do what; every procedure, subscription and download asks it. */
export function can(role: Role, action: Action): boolean {
  return roles.indexOf(role) >= roles.indexOf(actions[action]);
}
