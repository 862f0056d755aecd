import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../median.ts';
import { processMemory } from '../process-memory.ts';
import { StudioUnderBench } from '../studio-under-bench.ts';

const pages = ['', '/builds', '/environments/new', '/people'];
/** Until what the start left over has been collected. */
const settlingMs = 30_000;
const samples = 10;

/** A studio that somebody has looked at and that now waits: web, worker and every process they keep. */
export const idleMemory: Benchmark = {
  name: 'idle-mb',
  what: 'memory of all processes of an idle studio but PostgreSQL and the toolbox',
  goal: 350,
  direction: 'at-most',
  unit: 'MB',
  async measure() {
    const studio = await StudioUnderBench.start();
    try {
      const { address, workspace, cookie } = studio;
      for (const page of pages) await (await fetch(`${address}/w/${workspace}${page}`, { headers: { cookie } })).text();
      await delay(settlingMs);
      const bytes: number[] = [];
      for (let sample = 0; sample < samples; sample += 1) {
        bytes.push(await processMemory(studio.pid));
        await delay(1_000);
      }
      return median(bytes) / 1e6;
    } finally {
      await studio.close();
    }
  },
};
