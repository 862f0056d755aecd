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
  // For the restart behind it, which is skipped where it is not to be had.
  { file: '/usr/sbin/nginx', name: 'nginx-light', isOptional: true },
];

/**
 * Installs and starts what `npm test` needs; exits with a list of what is missing where it may not.
 */
export async function prepareTestMachine() {
  const missing = needed.filter(({ file }) => !existsSync(file));
  if (missing.length > 0) {
    const required = missing.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
    if (required.length > 0 && !canInstallPackages()) {
      console.error(`The tests need ${required.join(', ')}: install them, or run as root on Debian.`);
      process.exit(1);
    }
    if (required.length > 0 && !(await installPackages(required))) {
      console.error(`apt-get could not install ${required.join(', ')}.`);
      process.exit(1);
    }
    const optional = missing.filter(({ isOptional }) => isOptional).map(({ name }) => name);
    if (optional.length > 0 && canInstallPackages() && !(await installPackages(optional))) {
      console.error(`apt-get could not install ${optional.join(', ')}: its tests are skipped.`);
    }
  }
  if (!(await ensureEngine({ isInstallAllowed: true }))) {
    console.error('The tests need a Docker engine: see above.');
    process.exit(1);
  }
}
