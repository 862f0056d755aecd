/** What this machine knows of the studio that is not in its database. */
export interface SupportSource {
  /** Of the studio, Node, the system; also memory and disk. */
  readMachine(): Promise<Readonly<Record<string, unknown>>>;
  /** Settings that were given, by their names. May hold secrets. */
  readonly settings: Readonly<Record<string, string>>;
  /** Values that must be nowhere in what leaves the studio. */
  readonly secrets: readonly string[];
  /** The last part of each log, by file name. May hold secrets. */
  readLogs(): Promise<Readonly<Record<string, string>>>;
}
