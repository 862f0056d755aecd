import type { Role } from './role.ts';

/** Who asks, in the workspace in which they ask. Made by the door after sign-in, never from input. */
export interface Actor {
  readonly userId: string;
  readonly userName: string;
  readonly workspaceId: string;
  /** As it stands in addresses and in the names of images. */
  readonly workspaceSlug: string;
  readonly role: Role;
}
