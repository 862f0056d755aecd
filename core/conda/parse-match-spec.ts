import type { Issue, Parsed, TextRange } from '../issue.ts';
import { condaIssue } from './conda-issue.ts';
import type { MatchSpec, MatchSpecPart } from './match-spec.ts';
import { canonicalVersionSpec, findInvalidVersionPart } from './version-spec.ts';

/** Longer than any spec; conda's own expression for version and build is quadratic in the length. */
const specLimitCharacters = 2_000;

const subdirPattern = /^(noarch|(linux|osx|win|freebsd|zos|emscripten|wasi)-[a-z0-9]+)$/;
const bracketPair = /([a-zA-Z0-9_-]+?)=(["']?)([^'"]*?)\2(?:[, ]|$)/g;
const versionAndBuild = /^(.+?[^><!,|]?)(?:(?<![=!|,<>~])[ =]([^-=,|<>~]+?))?$/d;

/**
 * Parses one match spec by conda's own rules, step by step in conda's order. Never throws.
 *
 * @param offset where `text` begins in its section; all ranges are moved by it.
 */
export function parseMatchSpec(text: string, offset = 0): Parsed<MatchSpec> {
  const whole = { start: offset, end: offset + text.length };
  const refuse = (code: Parameters<typeof condaIssue>[0], values: Record<string, string> = {}, range = whole) => ({
    issues: [condaIssue(code, 'error', range, { spec: text.trim().slice(0, 200), ...values })],
  });

  if (text.length > specLimitCharacters) return refuse('conda-spec-too-long');
  if (text.endsWith('@')) return refuse('conda-spec-feature');
  const withoutComment = (text.split('#', 1)[0] ?? '').split(' if ', 1)[0] ?? '';
  if (withoutComment.includes('{{')) return refuse('conda-spec-template');
  if (/\.(tar\.bz2|conda)$/.test(withoutComment.trim())) return parsePackageFile(withoutComment, offset, refuse);

  const brackets = cutOut(withoutComment, /\[.*\]/);
  const pairs = parseBrackets(brackets.removed);
  if (!pairs) return refuse('conda-spec-invalid-brackets');
  const parentheses = cutOut(brackets.rest, /\(.*\)(?=[^()]*$)/, (rest) => /^[^=<>!~ ]*\(/.test(rest));
  const toOffset = (index: number) => offset + brackets.at(parentheses.at(index));

  const { prefix, namespace, remainder, remainderAt } = splitChannel(parentheses.rest);
  const named = /^\s*([^ =<>!~]+)([><!=~ ].+)?/ds.exec(remainder);
  const name = named?.[1];
  if (!named || name === undefined) return refuse('conda-spec-no-name');
  const rangeOf = (start: number, end: number): TextRange => ({
    start: toOffset(remainderAt + start),
    end: toOffset(remainderAt + end - 1) + 1,
  });
  const nameRange = rangeOf(...(named.indices?.[1] ?? [0, 1]));
  const invalidCharacter = /[^A-Za-z0-9_.*-]/u.exec(name)?.[0];
  if (invalidCharacter) return refuse('conda-spec-invalid-name', { name, character: invalidCharacter }, nameRange);

  const ranges: Partial<Record<MatchSpecPart, TextRange>> = { name: nameRange };
  const issues: Issue[] = [];
  let version: string | undefined;
  let build: string | undefined;
  const constraint = named[2];
  const [constraintAt] = named.indices?.[2] ?? [0];
  if (constraint?.trim()) {
    if (constraint.includes('[')) return refuse('conda-spec-several-brackets');
    const leading = constraint.length - constraint.trimStart().length;
    const match = versionAndBuild.exec(constraint.trim());
    const [versionStart, versionEnd] = match?.indices?.[1] ?? [0, constraint.trim().length];
    version = (match?.[1] ?? constraint).replaceAll(' ', '');
    build = match?.[2]?.trim();
    ranges.version = rangeOf(constraintAt + leading + versionStart, constraintAt + leading + versionEnd);
    const buildIndices = match?.indices?.[2];
    if (build && buildIndices) {
      ranges.build = rangeOf(constraintAt + leading + buildIndices[0], constraintAt + leading + buildIndices[1]);
    }
    version = translateEquals(version, build);
  } else if (/[=<>!~]\s*$/.test(remainder)) {
    issues.push(condaIssue('conda-spec-missing-version', 'warning', whole, { spec: text.trim() }));
  }

  const { channel: bracketChannel, subdir: bracketSubdir, version: bracketVersion, build: bracketBuild, ...others } = pairs;
  version = canonicalVersionSpec((bracketVersion ?? version ?? '').replaceAll(' ', '')) || undefined;
  build = bracketBuild ?? build;
  if (version !== undefined) {
    const invalid = findInvalidVersionPart(version);
    if (invalid !== undefined) {
      return refuse('conda-spec-invalid-version', { version: invalid || version, name }, ranges.version ?? whole);
    }
  }

  const location = parseChannel(bracketChannel ?? prefix);
  if (prefix) ranges.channel = { start: toOffset(0), end: toOffset(prefix.length - 1) + 1 };
  delete others['name'];
  const subdir = bracketSubdir ?? location.subdir;
  return {
    value: {
      name: name.toLowerCase(),
      ...(location.channel ? { channel: location.channel } : {}),
      ...(subdir ? { subdir } : {}),
      ...(namespace ? { namespace } : {}),
      ...(version ? { version } : {}),
      ...(build ? { build } : {}),
      brackets: others,
      ranges,
    },
    issues,
  };
}

/** `=1.2` means "1.2 and what begins with 1.2."; `==1.2` and `1.2=build` mean exactly that version. */
function translateEquals(version: string, build: string | undefined): string {
  if (version === '=' || version === '==' || !version.startsWith('=')) return version;
  if (version.startsWith('==') && build === undefined) return version.slice(2);
  const bare = version.slice(1);
  if (/[=,|]/.test(bare)) return version;
  return build === undefined && !bare.endsWith('*') ? `${bare}.*` : bare;
}

/** Takes one match out of a text, and maps places in what remains to places in the text. */
function cutOut(text: string, pattern: RegExp, isWanted: (text: string) => boolean = () => true) {
  const match = isWanted(text) ? pattern.exec(text) : null;
  if (!match) return { rest: text, removed: '', at: (index: number) => index };
  const { index: start } = match;
  const removed = match[0];
  return {
    rest: text.slice(0, start) + text.slice(start + removed.length),
    removed,
    at: (index: number) => (index < start ? index : index + removed.length),
  };
}

function parseBrackets(brackets: string): Record<string, string> | undefined {
  const pairs: Record<string, string> = {};
  for (const [, key, , value] of brackets.slice(1, -1).matchAll(bracketPair)) {
    if (!key || !value) return undefined;
    pairs[key] = value;
  }
  return pairs;
}

/** `channel:namespace:rest`, read from the right: addresses hold colons of their own. */
function splitChannel(text: string) {
  const last = text.lastIndexOf(':');
  if (last === -1) return { prefix: undefined, namespace: undefined, remainder: text, remainderAt: 0 };
  const before = text.lastIndexOf(':', last - 1);
  const isSingle = last === 0 || before === -1;
  return {
    prefix: isSingle ? undefined : text.slice(0, before),
    namespace: text.slice(isSingle ? 0 : before + 1, last),
    remainder: text.slice(last + 1),
    remainderAt: last + 1,
  };
}

function parseChannel(text: string | undefined): { channel?: string; subdir?: string } {
  if (!text) return {};
  const trimmed = text.trim().replace(/\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  const last = trimmed.slice(slash + 1);
  if (slash > 0 && subdirPattern.test(last)) return { channel: trimmed.slice(0, slash), subdir: last };
  return { channel: trimmed };
}

function parsePackageFile(
  text: string,
  offset: number,
  refuse: (code: 'conda-spec-local-file' | 'conda-spec-no-name') => Parsed<MatchSpec>,
): Parsed<MatchSpec> {
  const url = text.trim();
  if (!/^https?:\/\//.test(url)) return refuse('conda-spec-local-file');
  const file = /^(?<channel>.*?)(?:\/(?<subdir>[a-z]+-[a-z0-9]+|noarch))?\/(?<name>[^/]+)-(?<version>[^-/]+)-(?<build>[^-/]+)\.(?:tar\.bz2|conda)$/.exec(url)?.groups;
  const start = offset + text.indexOf(url);
  const ranges = { name: { start, end: start + url.length } };
  if (!file) return refuse('conda-spec-no-name');
  const { channel = '', subdir, name = '', version = '', build = '' } = file;
  return {
    value: { name: name.toLowerCase(), channel, ...(subdir ? { subdir } : {}), version, build, brackets: {}, url, ranges },
    issues: [],
  };
}
