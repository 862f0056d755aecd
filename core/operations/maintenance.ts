/** While an admin works on the studio: it can be read, nothing can be changed, and no build begins. */
export interface Maintenance {
  /** ISO instant. */
  readonly since: string;
  readonly byName: string;
  /** What the admin tells everybody; may be empty. */
  readonly message: string;
}
