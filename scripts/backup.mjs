// `npm run backup -- FILE`: see `npm run backup -- --help` and docs/OPERATIONS.md.
import { runStudioCommand } from './setup/studio-command.mjs';

await runStudioCommand('backup');
