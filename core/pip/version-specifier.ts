const release = String.raw`v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*`;
const preRelease = '(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?';
const postRelease = '(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?';
const developmentRelease = '(?:[-_.]?dev[-_.]?[0-9]*)?';
const local = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`;
const suffixes = `${preRelease}${postRelease}${developmentRelease}`;

/**
 * One clause of PEP 440 at the beginning of a text. Only `==` and `!=` take a wildcard or a local
 * version, and `~=` needs two numbers, so each operator has an expression of its own.
 */
const clauses: readonly RegExp[] = [
  /^===\s*[^\s;)]*/,
  new RegExp(String.raw`^~=\s*v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)+${suffixes}`, 'i'),
  new RegExp(String.raw`^(?:==|!=)\s*${release}(?:\.\*|${suffixes}${local})`, 'i'),
  new RegExp(String.raw`^(?:<=|>=|<|>)\s*${release}${suffixes}`, 'i'),
];

/**
 * Reads `>=1.2, <2` from `start` on, in one pass.
 *
 * @returns the clauses and where they end; `invalidAt` when an operator is followed by no valid version.
 */
export function readVersionSpecifier(
  text: string,
  start: number,
): { readonly clauses: readonly string[]; readonly end: number; readonly invalidAt?: number } {
  const found: string[] = [];
  let at = start;
  let end = start;
  for (;;) {
    const clause = matchClause(text.slice(at));
    if (clause === undefined) {
      return /^[=!<>~]/.test(text.slice(at)) ? { clauses: found, end: at, invalidAt: at } : { clauses: found, end };
    }
    found.push(clause.replaceAll(/\s/g, ''));
    end = at + clause.length;
    // A wildcard or a local version where none is allowed is left over by the expression.
    if (/^(?:\.\*|\+[a-z0-9])/i.test(text.slice(end))) return { clauses: found, end: at, invalidAt: at };
    const separator = /^\s*,\s*/.exec(text.slice(end));
    if (!separator) return { clauses: found, end };
    at = end + separator[0].length;
    end = at;
  }
}

function matchClause(text: string): string | undefined {
  for (const clause of clauses) {
    const match = clause.exec(text);
    if (match) return match[0];
  }
  return undefined;
}
