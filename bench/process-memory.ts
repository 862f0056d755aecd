import { readdir, readFile } from 'node:fs/promises';

/** Programs that are not the studio's own: PostgreSQL is told apart by its name. */
const foreign = /^postgres/;

/**
 * Bytes of memory that a process and all it started take up, without PostgreSQL. Pages that several share count
 * for each with its part (Linux's PSS), so that the sum is what ending all of them would free.
 */
export async function processMemory(pid: number): Promise<number> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  if (name === undefined || foreign.test(name)) return 0;
  // It may have ended since.
  const summary = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  let bytes = Number(/^Pss:\s+(\d+) kB$/m.exec(summary)?.[1] ?? 0) * 1024;
  for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
    const children = await readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '');
    for (const child of children.split(' ').filter((text) => text !== '')) bytes += await processMemory(Number(child));
  }
  return bytes;
}
