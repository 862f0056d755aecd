import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/** Compares a text with the file that says what is expected; with `UPDATE_CASES=1` the file is written first. */
export function expectFile(path: string, text: string): void {
  if (process.env.UPDATE_CASES === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readIfThere(path));
}

/** The text of a file, empty where there is none. */
export function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
