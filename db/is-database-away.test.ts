import { expect, test } from 'vitest';
import { isDatabaseAway } from './is-database-away.ts';

const failure = (message: string, fields: object = {}, cause?: Error) =>
  Object.assign(new Error(message, { cause }), fields);

test.each([
  failure('terminating connection due to administrator command', { code: '57P01' }),
  failure('the database system is in recovery mode', { code: '57P03' }),
  failure('sorry, too many clients already', { code: '53300' }),
  failure('canceling statement due to statement timeout', { code: '57014' }),
  failure('terminating connection due to idle-in-transaction timeout', { code: '25P03' }),
  failure('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
  failure('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }),
  failure('Connection terminated unexpectedly'),
  failure('timeout exceeded when trying to connect'),
  failure('Query read timeout'),
  failure('Failed query: select 1', {}, failure('Connection terminated due to connection timeout')),
])('$message: the database is away', (error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  failure('duplicate key value', { code: '23505' }),
  failure('no space left on device', { code: '53100' }),
  failure('something of ours', { code: 'ENOENT' }),
  failure('the cellar is flooded'),
  'a text',
  undefined,
])('%s: it answered', (error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
