import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Playwright loads its configuration in each of its processes: the first one chooses, the others read. */
function chooseOnce(name: string, choose: () => string): string {
  const chosen = process.env[name] ?? choose();
  process.env[name] = chosen;
  return chosen;
}

export const studioPort = chooseOnce('STUDIO_E2E_PORT', () => String(4700 + (process.pid % 200)));
export const studioData = chooseOnce('STUDIO_E2E_DATA', () => mkdtempSync(join(tmpdir(), 'env-studio-e2e-')));
export const studioAddress = `http://127.0.0.1:${studioPort}`;
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
