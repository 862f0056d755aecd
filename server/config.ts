import { existsSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { basePathPattern, basePathRule } from '../scripts/setup/base-path.mjs';

const settingsSchema = z
  .object({
    STUDIO_DATA: z.string().min(1).default('.studio'),
    STUDIO_SHARED: z.string().min(1).optional(),
    STUDIO_HOST: z.string().min(1).default('127.0.0.1'),
    STUDIO_PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
    STUDIO_ADDRESS: z.url().optional(),
    STUDIO_BASE_PATH: z.string().regex(basePathPattern, basePathRule).default(''),
    STUDIO_SECRET_KEY: z.string().min(32).optional(),
    STUDIO_ROLE: z.enum(['web', 'worker', 'all']).default('all'),
    STUDIO_WORKERS: z.coerce.number().int().min(1).max(64).default(Math.min(2, availableParallelism())),
    STUDIO_GRACE_SECONDS: z.coerce.number().min(0).max(3600).default(0),
    STUDIO_QUEUE_LIMIT: z.coerce.number().int().min(1).max(10_000).default(50),
    STUDIO_BUILD_TIME_LIMIT: z.coerce.number().positive().max(10_000).default(120),
    STUDIO_BASE_IMAGE: z.string().optional(),
    STUDIO_INDEX_NAMES: z.enum(['private', 'all', 'none']).default('private'),
    STUDIO_DEV: z.string().optional(),
    STUDIO_DISK_BUDGET_GB: z.coerce.number().positive().max(1_000_000).optional(),
    STUDIO_METRICS_TOKEN: z.string().min(16).optional(),
    STUDIO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    DATABASE_URL: z.string().min(1).optional(),
    DOCKER_HOST: z.string().optional(),
    DOCKER_CONTEXT: z.string().optional(),
    DOCKER_CERT_PATH: z.string().optional(),
    XDG_RUNTIME_DIR: z.string().optional(),
  })
  .refine(({ STUDIO_ROLE, DATABASE_URL }) => STUDIO_ROLE === 'all' || DATABASE_URL !== undefined, {
    message: 'With STUDIO_ROLE=web or worker all processes need the same PostgreSQL: set DATABASE_URL.',
  })
  .refine(({ STUDIO_ADDRESS, STUDIO_BASE_PATH }) => ['', STUDIO_BASE_PATH].includes(pathOf(STUDIO_ADDRESS)), {
    message: 'STUDIO_ADDRESS has another path than STUDIO_BASE_PATH: below a path of its host the studio needs both.',
  });

/** Everything that can be set from outside, read once. */
export interface Config {
  /** Where sources, migrations and the toolbox program are. */
  readonly installationFolder: string;
  /** Of this process alone: its lock, its logs, its caches, and the database where that is ours. */
  readonly dataFolder: string;
  /** Of all processes of the studio: blobs, and the secret key where none was given. */
  readonly sharedFolder: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Below which all its addresses stand: empty, or such as `/studio`. */
  readonly basePath: string;
  /** Under which browsers reach the studio, base path included, when it is not host and port. */
  readonly publicAddress: string | undefined;
  readonly secretKey: string | undefined;
  /** The key may be another than the one the studio was made with. */
  readonly isNewKeyAccepted: boolean;
  readonly role: 'web' | 'worker' | 'all';
  readonly workerCount: number;
  /** How long builds and requests may go on when the process is told to end. */
  readonly graceMs: number;
  /** Builds that may wait for one person. */
  readonly queueLimit: number;
  readonly diskBudgetBytes: number | undefined;
  readonly buildTimeLimitMs: number;
  readonly baseImage: string | undefined;
  /** Of which indexes the list of all names is read for completion; that of the public one has 40 MB. */
  readonly indexNames: 'private' | 'all' | 'none';
  readonly databaseUrl: string | undefined;
  readonly isDevelopment: boolean;
  readonly logLevel: string;
  /** Lets whoever has it read `/metrics`; without one only this machine may. */
  readonly metricsToken: string | undefined;
  readonly wantsAdminLink: boolean;
  readonly mayInstall: boolean;
  readonly docker: {
    readonly dockerHost: string | undefined;
    readonly dockerContext: string | undefined;
    readonly certificateFolder: string | undefined;
    readonly home: string;
    readonly runtimeFolder: string | undefined;
  };
  /** For package sources: pip's and the proxies' variables are many and theirs to name. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Reads options over environment variables over defaults. Throws an error whose message is for the person who started it. */
export function readConfig(
  commandLine: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Config {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'base-path': { type: 'string' },
      'admin-link': { type: 'boolean' },
      'no-install': { type: 'boolean' },
      'new-secret-key': { type: 'boolean' },
    },
  });
  const settings = parseSettings({
    ...withoutEmpty(variables),
    ...withoutEmpty({
      STUDIO_PORT: values.port,
      STUDIO_HOST: values.host,
      STUDIO_DATA: values.data,
      STUDIO_BASE_PATH: values['base-path'],
    }),
  });
  return {
    installationFolder: findInstallation(import.meta.dirname),
    dataFolder: resolve(settings.STUDIO_DATA),
    sharedFolder: resolve(settings.STUDIO_SHARED ?? settings.STUDIO_DATA),
    host: settings.STUDIO_HOST,
    port: settings.STUDIO_PORT,
    basePath: settings.STUDIO_BASE_PATH,
    publicAddress:
      settings.STUDIO_ADDRESS && new URL(settings.STUDIO_BASE_PATH, settings.STUDIO_ADDRESS).href.replace(/\/$/, ''),
    secretKey: settings.STUDIO_SECRET_KEY,
    isNewKeyAccepted: values['new-secret-key'] ?? false,
    role: settings.STUDIO_ROLE,
    workerCount: settings.STUDIO_WORKERS,
    graceMs: settings.STUDIO_GRACE_SECONDS * 1000,
    queueLimit: settings.STUDIO_QUEUE_LIMIT,
    diskBudgetBytes:
      settings.STUDIO_DISK_BUDGET_GB === undefined ? undefined : settings.STUDIO_DISK_BUDGET_GB * 1_000_000_000,
    buildTimeLimitMs: settings.STUDIO_BUILD_TIME_LIMIT * 60_000,
    baseImage: settings.STUDIO_BASE_IMAGE,
    indexNames: settings.STUDIO_INDEX_NAMES,
    databaseUrl: settings.DATABASE_URL,
    isDevelopment: settings.STUDIO_DEV === '1',
    logLevel: settings.STUDIO_LOG_LEVEL,
    metricsToken: settings.STUDIO_METRICS_TOKEN,
    wantsAdminLink: values['admin-link'] ?? false,
    mayInstall: !(values['no-install'] ?? false),
    docker: {
      dockerHost: settings.DOCKER_HOST,
      dockerContext: settings.DOCKER_CONTEXT,
      certificateFolder: settings.DOCKER_CERT_PATH,
      home: homedir(),
      runtimeFolder: settings.XDG_RUNTIME_DIR,
    },
    variables,
  };
}

function parseSettings(values: Readonly<Record<string, string>>): z.infer<typeof settingsSchema> {
  const parsed = settingsSchema.safeParse(values);
  if (parsed.success) {
    return parsed.data;
  }
  const problems = parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '));
  throw new Error(`These settings cannot be used:\n  ${problems.join('\n  ')}`);
}

/** The path of an address, without a slash at its end. */
function pathOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '') : '';
}

/** An empty variable is an absent one, as everywhere in a shell. */
function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The bundle is in `dist/`, the source in `server/`: both below the folder that has package.json. */
function findInstallation(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return folder;
    }
  }
  throw new Error(`No installation around ${start}.`);
}
