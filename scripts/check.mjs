// `npm run check`: types, format, lint, import rules, dead code.
import { ensureDependencies } from './setup/dependencies.mjs';
import { run } from './setup/run.mjs';
import { staticChecks } from './setup/static-checks.mjs';

await ensureDependencies();
const failed = [];
for (const { name, command } of staticChecks) {
  console.log(`— ${name}`);
  if ((await run(command)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'all checks hold' : `failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
