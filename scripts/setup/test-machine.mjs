import { existsSync } from 'node:fs';
import { ensureEngine } from './engine.mjs';
import { canInstallPackages, installPackages } from './system-packages.mjs';

/** What the tests need beyond the product, as the file that shows it and the Debian package that brings it. */
const needed = [
  { file: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', name: 'chromium' },
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', name: 'fonts-noto-cjk' },
  { file: '/usr/bin/mmdebstrap', name: 'mmdebstrap' },
  { file: '/bin/busybox', name: 'busybox-static' },
  { file: '/usr/bin/openssl', name: 'openssl' },
];

/**
 * Installs and starts what `npm test` needs; exits with a list of what is missing where it may not.
 */
export async function prepareTestMachine() {
  const missing = needed.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length > 0) {
    if (!canInstallPackages()) {
      console.error(`The tests need ${missing.join(', ')}: install them, or run as root on Debian.`);
      process.exit(1);
    }
    if (!(await installPackages(missing))) {
      console.error(`apt-get could not install ${missing.join(', ')}.`);
      process.exit(1);
    }
  }
  if (!(await ensureEngine({ isInstallAllowed: true }))) {
    console.error('The tests need a Docker engine: see above.');
    process.exit(1);
  }
}
