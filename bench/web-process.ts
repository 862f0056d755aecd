import { join } from 'node:path';
import { freePort } from '../e2e/support/free-port.ts';
import { becomeAdmin } from '../e2e/support/studio-client.ts';
import { StudioProcess } from '../e2e/support/studio-process.ts';
import type { OpenedLogStudio } from './log-studio.ts';

/**
 * A web process on a database that is there. Several in one folder share the database, and a folder for the blobs
 * and the key; nobody builds, so they need no engine.
 */
export async function startWebProcess(
  { url }: Pick<OpenedLogStudio, 'url'>,
  folder: string,
  name: string,
): Promise<StudioProcess> {
  const variables = {
    DATABASE_URL: url,
    STUDIO_ROLE: 'web',
    STUDIO_SHARED: join(folder, 'shared'),
    DOCKER_HOST: 'unix:///nonexistent/docker.sock',
  };
  return StudioProcess.start({ dataFolder: join(folder, name), port: await freePort(), variables });
}

/** Makes the first admin at the web process that was started last, and gives the cookie of a session at all of them. */
export async function signInAt(webs: readonly StudioProcess[]): Promise<string> {
  // Each makes a link and takes the earlier ones out of use.
  const last = webs.at(-1);
  if (!last) throw new Error('there is a web process');
  const account = { name: 'Bench', email: 'bench@example.com', password: 'a bench needs a password' };
  return becomeAdmin(last.address, await last.adminLink(), account);
}
