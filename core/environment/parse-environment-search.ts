import type { VersionClause } from '../package/admits-version.ts';
import { normalisePackageName } from '../pip/package-name.ts';
import { readinessStates } from './environment.ts';
import type { EnvironmentSearch, SearchedPackage, SearchIssue } from './environment-search.ts';

/** A token with its value, in quotes where it has spaces, or a word. */
const part = /(package|owner|state|tag):(?:"([^"]*)"?|(\S*))|\S+/giy;
const packageName = /^[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?/i;
const versionClause = /^(===|==|!=|~=|<=|>=|=|<|>)\s*([0-9a-z!+._-]+(?:\.?\*)?)$/i;

/**
 * Reads `fraud owner:"Ada Lovelace" package:pandas<3 state:failed tag:gpu`. What is no token is a word, so an
 * address or `a:b` can be searched for; a token without a value is one that is still being typed and asks for nothing.
 */
export function parseEnvironmentSearch(text: string): {
  readonly search: EnvironmentSearch;
  readonly issues: readonly SearchIssue[];
} {
  const search = {
    words: [] as string[],
    packages: [] as SearchedPackage[],
    owners: [] as string[],
    states: [] as (typeof readinessStates)[number][],
    tags: [] as string[],
  };
  const issues: SearchIssue[] = [];
  for (const [whole, key, quoted, bare] of partsOf(text)) {
    const value = (quoted ?? bare ?? '').trim();
    const kind = key?.toLowerCase();
    if (kind === undefined) search.words.push(whole);
    else if (value === '') continue;
    else if (kind === 'owner') search.owners.push(value);
    else if (kind === 'tag') search.tags.push(value);
    else if (kind === 'state') {
      const state = readinessStates.find((candidate) => candidate === value.toLowerCase().replaceAll(/[\s_]/g, '-'));
      if (state) search.states.push(state);
      else issues.push({ code: 'unknown-state', value });
    } else {
      const asked = readPackage(value);
      if (asked) search.packages.push(asked);
      else issues.push({ code: 'invalid-package', value });
    }
  }
  return { search, issues };
}

function* partsOf(text: string): Generator<RegExpExecArray> {
  const pattern = new RegExp(part);
  for (let at = 0; at < text.length; ) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return;
    yield found;
    at += found[0].length;
  }
}

/** `pandas`, `pandas<3`, `pandas>=2,<3`, `pandas=2.2`. */
function readPackage(value: string): SearchedPackage | undefined {
  const name = packageName.exec(value)?.[0];
  if (name === undefined) return undefined;
  const constraint = value.slice(name.length).trim();
  const clauses: VersionClause[] = [];
  for (const text of constraint === '' ? [] : constraint.split(',')) {
    const [, operator, version] = versionClause.exec(text.trim()) ?? [];
    if (operator === undefined || version === undefined) return undefined;
    clauses.push({ operator: operator as VersionClause['operator'], version: version.toLowerCase() });
  }
  return { name: normalisePackageName(name), clauses };
}
