import { join } from 'node:path';
import { repository } from './repository.mjs';

const bin = (name) => join(repository, 'node_modules', '.bin', name);

/** Every static check, by name, as a command. `npm run check` and `npm test` run them all. */
export const staticChecks = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  { name: 'format and lint', command: [bin('biome'), 'ci', '--colors=off', '--error-on-warnings'] },
  { name: 'promises and accessibility', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  {
    name: 'who may import whom',
    command: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      ...['app', 'bench', 'cli', 'components', 'core', 'db', 'e2e', 'server'],
    ],
  },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
];
