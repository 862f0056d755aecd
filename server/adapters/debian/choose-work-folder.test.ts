import { expect, it } from 'vitest';
import { allowsPrograms, chooseWorkFolder } from './choose-work-folder.ts';

const mount = (options: string) => `proc /proc proc rw 0 0\ntmpfs /dev/shm tmpfs ${options} 0 0\n`;

it.each([
  ['rw,relatime,size=1g', true],
  ['rw,nosuid,nodev', false],
  ['rw,noexec', false],
  ['ro', false],
])('reads the mount options %s', (options, expected) => {
  expect(allowsPrograms(mount(options), '/dev/shm')).toBe(expected);
});

it('looks at the mount on top, and trusts nothing that is no mount', () => {
  expect(allowsPrograms(mount('rw,noexec') + mount('rw'), '/dev/shm')).toBe(true);
  expect(allowsPrograms('', '/dev/shm')).toBe(false);
});

it('falls back when there is not room enough', async () => {
  expect(await chooseWorkFolder(Number.MAX_SAFE_INTEGER, '/fallback')).toBe('/fallback');
});
