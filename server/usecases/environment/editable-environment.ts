import type { Actor } from '@/core/access/actor.ts';
import { can } from '@/core/access/can.ts';
import { StudioError } from '@/core/errors.ts';

/** Curated environments are kept by admins, archived ones rest until restored. Throws `NOT_ALLOWED`, `ARCHIVED`. */
export function requireEditable(
  actor: Actor,
  environment: { readonly name: string; readonly isCurated: boolean; readonly isArchived: boolean },
): void {
  if (environment.isCurated && !can(actor.role, 'curated.manage')) {
    throw new StudioError('NOT_ALLOWED', { name: environment.name });
  }
  if (environment.isArchived) {
    throw new StudioError('ARCHIVED', { name: environment.name });
  }
}

/** Throws `NAME_RESERVED`, or `INVALID_INPUT` for a name with other characters. */
export function refuseNameIssue(issue: 'invalid' | 'reserved' | undefined, name: string): void {
  if (issue === 'reserved') {
    throw new StudioError('NAME_RESERVED', { name });
  }
  if (issue === 'invalid') {
    throw new StudioError('INVALID_INPUT', { field: 'name' });
  }
}
