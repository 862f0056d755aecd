import type { SupportSource } from '../ports/support-source.ts';

/** Of a machine that has nothing to tell. */
export const noSupportSource: SupportSource = {
  settings: {},
  secrets: [],
  readMachine: async () => ({}),
  readLogs: async () => ({}),
};
