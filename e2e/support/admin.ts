import type { Account } from './studio-client.ts';

/** Whoever sets up a studio under test. */
export const admin: Account = { name: 'Ada Admin', email: 'ada@example.com', password: 'correct horse battery' };
