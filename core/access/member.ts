import type { Role } from './role.ts';

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: string;
}

/** An invitation that can still be used. Its token is shown once, when it is made, and kept as a hash. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  /** Undefined: for whoever has the link. */
  readonly email: string | undefined;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly createdByName: string;
}

/** A workspace as its member sees it in the switcher. */
export interface Membership {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}
