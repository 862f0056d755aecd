import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version of the studio that is installed there. */
export async function readStudioVersion(installationFolder: string): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(installationFolder, 'package.json'), 'utf8'));
  return manifest.version;
}
