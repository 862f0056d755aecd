import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, type Logger, pino } from 'pino';

/** What may hold a secret, wherever it stands in a logged object. */
const secretFields = ['password', 'token', 'secret', 'authorization', 'cookie', 'passwordHash', 'tokenHash'];

/** The studio's own log, one JSON object a line. Not for the person at the terminal: `main.ts` talks to them. */
export function openLog(path: string, level: string): Logger {
  mkdirSync(dirname(path), { recursive: true });
  const file = destination({ dest: path, mode: 0o600, sync: false });
  // A full disk: what could not be written waits in memory and is tried again with the next line. Without a listener
  // it would end the studio.
  file.on('error', () => {});
  return pino(
    {
      level,
      base: { pid: process.pid },
      redact: {
        paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[redacted]',
      },
    },
    file,
  );
}
