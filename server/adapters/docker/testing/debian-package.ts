import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Downloads a package of Debian's and unpacks it into `folder`; nothing is installed on this machine. Returns the root of its files. */
export async function unpackDebianPackage(name: string, folder: string): Promise<string> {
  const download = () => run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', name], { cwd: folder });
  await download().catch(async () => {
    await run('apt-get', ['update', '-q']); // a bare machine has no package lists yet
    await download();
  });
  const archive = (await readdir(folder)).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
  if (!archive) throw new Error(`apt-get download ${name} left no package behind`);
  const root = join(folder, name);
  await run('dpkg-deb', ['-x', archive, root], { cwd: folder });
  return root;
}
