import type { Action } from './can.ts';

/** What the studio does on requests that change nothing that lasts, though they travel as mutations; and the way out. */
const goesOn: ReadonlySet<string> = new Set<Action>(['definition.preview', 'package.look-up', 'operations.maintain']);

/** Whether a mutation waits until the maintenance is over. `access`: the action that it names, `public` or `signed-in`. */
export function isRefusedInMaintenance(access: Action | 'public' | 'signed-in'): boolean {
  return !goesOn.has(access);
}
