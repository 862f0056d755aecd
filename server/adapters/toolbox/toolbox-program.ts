import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContextFile } from '@/server/ports/image-builder.ts';

/** The program that runs inside a build; the others answer requests. */
export const installProgram = 'install_lock.py';

/** Reads our Python program, sorted by name. */
export async function readToolboxProgram(folder: string): Promise<readonly ContextFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.py')).sort();
  return Promise.all(
    names.map(async (name) => ({ path: `program/${name}`, mode: 0o644, content: await readFile(join(folder, name)) })),
  );
}
