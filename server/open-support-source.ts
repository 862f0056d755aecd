import { open, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { isSecretVariable } from '@/core/diagnose/across/secret-shape.ts';
import type { Config } from './config.ts';
import type { SupportSource } from './ports/support-source.ts';

/** Settings that say something of the studio; no other variable of the process leaves it. */
const ownSetting =
  /^(?:STUDIO_\w+|DOCKER_\w+|PIP_\w+|DATABASE_URL|(?:https?|all|no)_proxy|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|LANG)$/i;
const secretName = /KEY|SECRET|TOKEN|PASSWORD|CREDENTIAL/;
/** The last part of a log that is read. */
const logBytes = 1024 * 1024;

/** What support may ask of this process and its machine. `studioVersion`: of package.json. */
export function openSupportSource(config: Config, secretKey: string | undefined, studioVersion: string): SupportSource {
  const { dataFolder, sharedFolder, variables } = config;
  const given = Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const settings = Object.fromEntries(given.filter(([name]) => ownSetting.test(name)));
  return {
    settings,
    secrets: [secretKey, config.metricsToken, ...given.flatMap(secretsOf)].filter((secret) => secret !== undefined),
    async readMachine() {
      const free = await Promise.all([dataFolder, sharedFolder].map(readFreeBytes));
      return {
        studioVersion,
        node: process.version,
        system: `${type()} ${release()} ${process.arch}`,
        processors: availableParallelism(),
        memoryBytes: { total: totalmem(), free: freemem(), studio: process.memoryUsage().rss },
        uptimeSeconds: Math.round(process.uptime()),
        diskFreeBytes: { data: free[0], shared: free[1] },
        isOwnDatabase: config.databaseUrl === undefined,
      };
    },
    async readLogs() {
      const names = ['studio.log', 'postgres.log'];
      const texts = await Promise.all(names.map((name) => readEnd(join(dataFolder, 'logs', name))));
      return Object.fromEntries(names.flatMap((name, index) => (texts[index] ? [[name, texts[index]]] : [])));
    },
  };
}

/** What must not leave: variables that hold secrets by their name or shape, and the passwords of addresses. */
function secretsOf([name, value]: readonly [string, string]): string[] {
  const passwords = [...value.matchAll(/[a-z][a-z0-9+.-]*:\/\/([^\s/@]*)@/gi)].flatMap(([, user = '']) =>
    user
      .split(':')
      .slice(-1)
      .flatMap((password) => [password, decoded(password)]),
  );
  return isSecretVariable(name, value) || secretName.test(name) ? [value, ...passwords] : passwords;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function readFreeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  return found && found.bavail * found.bsize;
}

/** Whole lines of the end of a file; undefined without one. */
async function readEnd(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - logBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, logBytes)), 0, undefined, start);
    const text = buffer.subarray(0, bytesRead).toString();
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}
