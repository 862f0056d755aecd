/** Turns a new password into what is stored; made to be slow. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
}
