/** A person's key for programs, as a list shows it. Instants are ISO strings. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  /** The first characters of the token. */
  readonly hint: string;
  readonly createdAt: string;
  /** Undefined: until it is revoked. */
  readonly expiresAt: string | undefined;
  readonly lastUsedAt: string | undefined;
}
