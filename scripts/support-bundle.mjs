// `npm run support-bundle -- FILE`: see `npm run support-bundle -- --help` and docs/OPERATIONS.md.
import { runStudioCommand } from './setup/studio-command.mjs';

await runStudioCommand('support-bundle');
