/** Tables that a backup leaves empty, each with the reason. All others are copied, also those that are added later. */
export const transientTables: Readonly<Record<string, string>> = {
  budget_overrun: 'is found out anew about the engine that is there',
  draft_presence: 'who has a draft open in this half minute',
  maintenance: 'a restored studio begins open',
  package_cache: 'is asked of indexes and channels again',
  session: 'a session that was ended since must not live again: everybody signs in',
  studio_process: 'processes of another time and machine',
  verification: 'codes for minutes',
};
