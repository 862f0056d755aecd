import { describe, expect, it } from 'vitest';
import { comparePipVersions } from './compare-pip-versions.ts';

/** PEP 440's own example, and what real indexes add to it; oldest first. */
const ordered = [
  'not a version',
  '0.9',
  '1.0.dev456',
  '1.0a1',
  '1.0a2.dev456',
  '1.0a12.dev456',
  '1.0a12',
  '1.0b1.dev456',
  '1.0b2',
  '1.0b2.post345.dev456',
  '1.0b2.post345',
  '1.0rc1.dev456',
  '1.0rc1',
  '1.0',
  '1.0+abc.5',
  '1.0+abc.7',
  '1.0+5',
  '1.0.post456.dev34',
  '1.0.post456',
  '1.0.15',
  '1.1.dev1',
  '1.10',
  '2024.2.1',
  '1!0.1',
];

describe('comparePipVersions', () => {
  it.each(ordered.slice(1).map((version, index) => [ordered[index] ?? '', version] as const))(
    '%s is older than %s',
    (older, newer) => {
      expect(comparePipVersions(older, newer)).toBeLessThan(0);
      expect(comparePipVersions(newer, older)).toBeGreaterThan(0);
    },
  );

  it.each([
    ['1.0', '1.0.0'],
    ['1.0', 'v1'],
    ['1.0rc1', '1.0-RC.1'],
    ['1.0-1', '1.0.post1'],
    ['1.0+ubuntu-1', '1.0+ubuntu.1'],
  ])('%s is %s', (left, right) => {
    expect(comparePipVersions(left, right)).toBe(0);
  });
});
