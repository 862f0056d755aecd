import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runBackup } from './backup/run-backup.ts';
import { runRestore } from './backup/run-restore.ts';
import { type Config, readConfig } from './config.ts';

/** What is done beside the studio, at its machine: `npm run backup` and its like. */
const usages: Readonly<Record<string, string>> = {
  backup: `npm run backup -- FILE [--with-secrets] [--data FOLDER]

Copies the studio into a new file, while it runs or not: the database as it is at one moment, and all files
that belong to it (logs). Images are not copied: locks are, from which they are built again.

  --with-secrets  the secret key too. Whoever has such a file can sign in as anybody.
  --data FOLDER   where the studio is (default .studio); DATABASE_URL and STUDIO_SHARED count as for npm start`,
  restore: `npm run restore -- FILE [--replace] [--data FOLDER]

Makes a studio from a backup, on this machine or another; it must not run meanwhile. The file is read to its
end before anything is touched. A backup of an older version is brought to this one.

  --replace       there is a studio already, which people use: it goes
  --data FOLDER   where the studio shall be (default .studio); DATABASE_URL and STUDIO_SHARED count as for npm start`,
};

try {
  const [command = '', ...parameters] = process.argv.slice(2);
  console.log(await runCommand(command, parameters));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function runCommand(command: string, parameters: readonly string[]): Promise<string> {
  const usage = usages[command];
  if (usage === undefined) throw new Error(`Commands: ${Object.keys(usages).join(', ')}.`);
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'with-secrets': { type: 'boolean' },
      replace: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [path, ...rest] = positionals;
  if (values.help) return usage;
  if (path === undefined || rest.length > 0) throw new Error(usage);
  const config = readConfig(values.data === undefined ? [] : ['--data', values.data], process.env);
  if (command === 'restore') return runRestore(config, resolve(path), values.replace ?? false);
  const hasSecretKey = values['with-secrets'] ?? false;
  return runBackup(config, resolve(path), { hasSecretKey, studioVersion: await readVersion(config) });
}

async function readVersion({ installationFolder }: Config): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(installationFolder, 'package.json'), 'utf8'));
  return manifest.version;
}
