import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runBackup } from './backup/run-backup.ts';
import { runRestore } from './backup/run-restore.ts';
import { readConfig } from './config.ts';
import { readStudioVersion } from './read-studio-version.ts';
import { writeSupportBundle } from './write-support-bundle.ts';

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
  'support-bundle': `npm run support-bundle -- FILE [--data FOLDER]

Writes what somebody needs who helps from afar: versions, settings, health, operations, the last part of the
logs. Secrets are masked. It works also where the studio does not start. Admins get the same on the page Operations.

  --data FOLDER   where the studio is (default .studio)`,
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
  const studioVersion = await readStudioVersion(config.installationFolder);
  if (command === 'support-bundle') return writeSupportBundle(config, resolve(path), studioVersion);
  return runBackup(config, resolve(path), { hasSecretKey: values['with-secrets'] ?? false, studioVersion });
}
