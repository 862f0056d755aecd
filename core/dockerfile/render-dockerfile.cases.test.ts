import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { expectFile } from '../testing/expect-file.ts';
import { renderDockerfile } from './render-dockerfile.ts';

/**
 * One folder a case: `request.json` (a partial definition, lock, labels …; texts may be lists of lines)
 * and `Dockerfile`, the expected text. `UPDATE_CASES=1` rewrites what is expected; a changed text needs
 * a new `rendererVersion`.
 */
const root = join(import.meta.dirname, 'cases');

for (const name of readdirSync(root)) {
  test(`renders ${name}`, () => {
    const { definition, ...request } = JSON.parse(readFileSync(join(root, name, 'request.json'), 'utf8'));
    const rendered = renderDockerfile({ ...request, definition: { ...emptyDefinition, ...joinLines(definition) } });
    const { dockerfile, ...plan } = rendered;
    expectFile(join(root, name, 'Dockerfile'), dockerfile);
    expectFile(join(root, name, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
  });
}

function joinLines(definition: Record<string, unknown>): Record<string, unknown> {
  const sections = ['conda', 'pip', 'dockerfile'];
  const entries = Object.entries(definition).map(([key, value]) => [
    key,
    sections.includes(key) && Array.isArray(value) ? `${value.join('\n')}\n` : value,
  ]);
  return Object.fromEntries(entries);
}
