import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests keep between runs: base image, wheels, the packed conda channel. May be deleted at any time. */
export const testCacheFolder = join(tmpdir(), 'env-studio-test-cache');
