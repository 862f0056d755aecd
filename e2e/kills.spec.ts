import { expect, test } from '@playwright/test';
import { runKills } from './support/kills/run-kills.ts';

test.setTimeout(600_000);

test('20 kills of web, worker and PostgreSQL at random moments lose nothing that was acknowledged', async () => {
  const { kills, acknowledged, refusals, losses } = await runKills({ kills: 20 });
  expect(losses).toEqual([]);
  expect(Object.values(kills).reduce((total, count) => total + count)).toBe(20);
  for (const count of Object.values(acknowledged)) expect(count).toBeGreaterThan(0);
  // Whoever is refused meanwhile is told why.
  expect(Object.keys(refusals).filter((code) => !['UNREACHABLE', 'DATABASE_UNAVAILABLE'].includes(code))).toEqual([]);
  test.info().annotations.push({ type: 'kills', description: JSON.stringify({ kills, acknowledged, refusals }) });
});
