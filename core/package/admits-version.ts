import { comparePipVersions } from '../pip/compare-pip-versions.ts';

/** One clause of a constraint: an operator and its version, `>=` and `1.20`. */
export interface VersionClause {
  readonly operator: '==' | '===' | '!=' | '~=' | '<=' | '>=' | '<' | '>' | '=';
  readonly version: string;
}

/**
 * Whether a version fits all clauses, by the rules of PEP 440: `<3` leaves out pre-releases of 3, and a local part
 * counts only where it is asked for. conda's `=1.26` means all of 1.26. Of a version that PEP 440 does not know
 * (`1.1.1w`, `9e`) its numbers at the beginning are compared.
 */
export function admitsVersion(clauses: readonly VersionClause[], version: string): boolean {
  return clauses.every((clause) => fits(clause, version));
}

function fits({ operator, version: asked }: VersionClause, version: string): boolean {
  const order = compareWithAsked(version, asked);
  switch (operator) {
    case '===':
      return version === asked;
    case '=':
      return hasPrefix(version, asked.replace(/\.?\*$/, ''));
    case '==':
      return asked.endsWith('*') ? hasPrefix(version, asked.replace(/\.?\*$/, '')) : version === asked || order === 0;
    case '!=':
      return !fits({ operator: '==', version: asked }, version);
    case '~=':
      return order >= 0 && hasPrefix(version, asked.split('.').slice(0, -1).join('.'));
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0 && (!isFinal(asked) || comparePipVersions(releaseOf(version), asked) !== 0);
    case '>':
      return order > 0 && (!isFinal(asked) || comparePipVersions(releaseOf(version), asked) !== 0);
  }
}

function compareWithAsked(version: string, asked: string): number {
  const compared = isKnown(version) ? version : releaseOf(version);
  return comparePipVersions(asked.includes('+') ? compared : compared.replace(/\+.*$/, ''), asked);
}

/** `1.26` is a prefix of `1.26.4` and `1.26rc1`, not of `1.260`. */
function hasPrefix(version: string, prefix: string): boolean {
  return version.startsWith(prefix) && !/^\d/.test(version.slice(prefix.length));
}

/** `3.0rc1`, `3.0.post1` and `3.0+cpu` are all of release `3.0`. */
function releaseOf(version: string): string {
  return /^v?(?:\d+!)?\d+(?:\.\d+)*/.exec(version)?.[0] ?? '';
}

function isFinal(version: string): boolean {
  return releaseOf(version) === version;
}

/** What is no version is older than all that are. */
function isKnown(version: string): boolean {
  return comparePipVersions(version, '0.dev0') >= 0;
}
