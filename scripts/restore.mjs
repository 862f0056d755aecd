// `npm run restore -- FILE`: see `npm run restore -- --help` and docs/OPERATIONS.md.
import { runStudioCommand } from './setup/studio-command.mjs';

await runStudioCommand('restore');
