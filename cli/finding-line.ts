import type { Finding } from './finding.ts';

/** One finding on one line, as compilers write it; `docs/problem-matcher.json` reads it. */
export function findingLine(path: string, { line, column, severity, message, code, ...finding }: Finding): string {
  return `${finding.path ?? path}:${line}:${column}: ${severity}: ${message.replaceAll(/\s+/g, ' ')} [${code}]`;
}
