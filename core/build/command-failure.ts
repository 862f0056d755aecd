import type { FailureReason } from './build.ts';

/** What the last words of a failed command mean. */
export interface CommandFailure {
  readonly reason: FailureReason;
  readonly values: Readonly<Record<string, string>>;
  /** The line that told it. */
  readonly lineIndex: number;
}

interface Rule {
  readonly pattern: RegExp;
  readonly reason: FailureReason;
}

/**
 * Words of uv, pip, py-rattler, apt, curl and of Python itself, the surest first. Networks come before
 * packages, because pip says "No matching distribution" also when the index is down. Named groups become values.
 */
const rules: readonly Rule[] = [
  { pattern: /no space left on device|\bENOSPC\b|disk quota exceeded/i, reason: 'disk-full' },
  { pattern: /^MemoryError\b|std::bad_alloc|Cannot allocate memory/, reason: 'out-of-memory' },
  { pattern: /hash mismatch (?:for `(?<package>[^`]+)`|when extracting)/i, reason: 'hash-mismatch' },
  { pattern: /THESE PACKAGES DO NOT MATCH THE HASHES/, reason: 'hash-mismatch' },
  {
    pattern: /Package `(?<package>[^`]+)` can't be installed because it is marked as `--no-build`/,
    reason: 'source-build-refused',
  },
  { pattern: /Failed to fetch: `?https?:\/\/(?<host>[^/`\s]+)/, reason: 'index-unreachable' },
  { pattern: /error sending request for url \(https?:\/\/(?<host>[^/)\s]+)/, reason: 'index-unreachable' },
  {
    pattern: /NewConnectionError|NameResolutionError|Temporary failure in name resolution/,
    reason: 'index-unreachable',
  },
  { pattern: /Could not resolve(?: host:?)? '?(?<host>[\w.-]+)/i, reason: 'index-unreachable' },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|invalid peer certificate|certificate verify failed/,
    reason: 'index-unreachable',
  },
  { pattern: /The package `(?<package>[^`]+)` requires `(?<requirement>[^`]+)`, but/, reason: 'check-failed' },
  { pattern: /Because (?<package>[\w.-]+) was not found in the package registry/, reason: 'package-not-found' },
  { pattern: /No matching distribution found for (?<package>[\w.-]+)$/, reason: 'package-not-found' },
  { pattern: /No matching distribution found for (?<package>[\w.-]+)/, reason: 'no-version-fits' },
  { pattern: /Because there (?:is no version|are no versions) of (?<package>[\w.-]+)/, reason: 'no-version-fits' },
  { pattern: /E: Unable to locate package (?<package>\S+)/, reason: 'package-not-found' },
  { pattern: /ResolutionImpossible|we can conclude that your requirements are unsatisfiable/, reason: 'conflict' },
];

/** Reads the last lines of a command that failed (without colours); undefined when they say nothing known. */
export function readCommandFailure(lines: readonly string[]): CommandFailure | undefined {
  for (const { pattern, reason } of rules) {
    const lineIndex = lines.findIndex((line) => pattern.test(line));
    if (lineIndex === -1) continue;
    const groups = pattern.exec(lines[lineIndex] ?? '')?.groups ?? {};
    const values = Object.entries(groups).filter(([, value]) => value !== undefined);
    return { reason, values: Object.fromEntries(values), lineIndex };
  }
  return undefined;
}
