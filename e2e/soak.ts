import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { runKills } from './support/kills/run-kills.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, minutes: { type: 'string' } },
});
const kills = Number(values.kills);
const limitMs = values.minutes === undefined ? undefined : Number(values.minutes) * 60_000;

console.log(`${kills} kills of web, worker and PostgreSQL at random moments …`);
const beganAt = Date.now();
const result = await runKills({
  kills,
  ...(limitMs !== undefined && { limitMs }),
  onKill(count) {
    if (count % 50 === 0) console.log(`  ${count} after ${Math.round((Date.now() - beganAt) / 1000)} s`);
  },
});
const { losses, ...figures } = result;
const processors = cpus();
console.log({
  date: new Date().toISOString(),
  machine: `${processors.length} × ${processors[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}`,
  seconds: Math.round((Date.now() - beganAt) / 1000),
  ...figures,
  lost: losses.length,
});
for (const loss of losses) console.error(loss);
process.exit(losses.length === 0 ? 0 : 1);
