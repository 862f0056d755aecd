/** Who did what to what: written in the same transaction as the change, never changed afterwards. */
export interface AuditEntry {
  readonly id: string;
  readonly actorName: string;
  /** `area.verb`, e.g. `version.register`; words under `audit.<action>`. */
  readonly action: string;
  /** What it was done to, as people write it: `fraud-model@3`. */
  readonly resource: string;
  readonly details: Readonly<Record<string, string>>;
  readonly at: string;
}
