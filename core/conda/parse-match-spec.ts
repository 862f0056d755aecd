import type { Issue, Parsed, TextRange } from '../issue.ts';
import { rememberTexts } from '../remember-texts.ts';
import { type CondaIssueCode, condaIssue } from './conda-issue.ts';
import type { MatchSpec } from './match-spec.ts';
import { cutBrackets } from './match-spec-brackets.ts';
import { parseChannel, splitChannel } from './match-spec-channel.ts';
import { readConstraint } from './match-spec-constraint.ts';
import { parsePackageAddress } from './match-spec-file.ts';
import { canonicalVersionSpec, findInvalidVersionPart } from './version-spec.ts';

/** Longer than any spec; conda's own expression for version and build is quadratic in the length. */
const specLimitCharacters = 2_000;

/**
 * Parses one match spec by conda's own rules, step by step in conda's order. Never throws.
 *
 * @param offset where `text` begins in its section; all ranges are moved by it.
 */
export function parseMatchSpec(text: string, offset = 0): Parsed<MatchSpec> {
  const { value, issues } = parseAtStart(text);
  const move = ({ start, end }: TextRange) => ({ start: start + offset, end: end + offset });
  return {
    ...(value && { value: { ...value, ranges: moveRanges(value.ranges, move) } }),
    issues: issues.map((issue) => ({ ...issue, range: move(issue.range) })),
  };
}

function moveRanges({ name, channel, version, build }: MatchSpec['ranges'], move: (range: TextRange) => TextRange) {
  return {
    ...(name && { name: move(name) }),
    ...(channel && { channel: move(channel) }),
    ...(version && { version: move(version) }),
    ...(build && { build: move(build) }),
  };
}

const parseAtStart = rememberTexts((text): Parsed<MatchSpec> => {
  const whole = { start: 0, end: text.length };
  const values = { spec: text.trim().slice(0, 200) };
  const refuse = (code: CondaIssueCode, range: TextRange = whole, more: Record<string, string> = {}) => ({
    issues: [condaIssue(code, 'error', range, { ...values, ...more })],
  });

  const unsupported = findUnsupportedForm(text);
  if (unsupported) return refuse(unsupported);
  const spec = withoutComment(text);
  if (/\.(?:tar\.bz2|conda)$/.test(spec.trim())) {
    const file = parsePackageAddress(spec, 0);
    return typeof file === 'string' ? refuse(file) : { value: file, issues: [] };
  }

  const { rest, brackets, toIndex } = cutBrackets(spec);
  if (!brackets) return refuse('conda-spec-invalid-brackets');
  const rangeOf = (start: number, end: number) => ({
    start: toIndex(start),
    end: toIndex(end - 1) + 1,
  });
  const { prefix, namespace, remainder, remainderAt } = splitChannel(rest);
  const [nameStart, nameEnd] = /^\s*([^ =<>!~]+)/d.exec(remainder)?.indices?.[1] ?? [0, 0];
  const name = remainder.slice(nameStart, nameEnd);
  if (name === '') return refuse('conda-spec-no-name');
  const nameRange = rangeOf(remainderAt + nameStart, remainderAt + nameEnd);
  const character = /[^A-Za-z0-9_.*-]/u.exec(name)?.[0];
  if (character) return refuse('conda-spec-invalid-name', nameRange, { name, character });

  const constraint = readConstraint(remainder.slice(nameEnd));
  if (constraint.text.includes('[')) return refuse('conda-spec-unclosed-bracket');
  const move = (place: TextRange | undefined) =>
    place && rangeOf(remainderAt + nameEnd + place.start, remainderAt + nameEnd + place.end);
  const versionRange = move(constraint.versionPlace);
  const version = canonicalVersionSpec((brackets.version ?? constraint.version ?? '').replaceAll(' ', ''));
  const invalid = version === '' ? undefined : findInvalidVersionPart(version);
  if (invalid !== undefined) {
    return refuse('conda-spec-invalid-version', versionRange ?? whole, { name, version: invalid || version });
  }

  const issues: Issue[] = constraint.isCutOff
    ? [condaIssue('conda-spec-missing-version', 'warning', whole, values)]
    : [];
  const location = parseChannel(brackets.channel ?? prefix);
  const value = withoutAbsent({
    name: name.toLowerCase(),
    channel: location.channel,
    subdir: brackets.subdir ?? location.subdir,
    namespace,
    version,
    build: brackets.build ?? constraint.build,
    brackets: brackets.others,
    ranges: withoutAbsent({
      name: nameRange,
      channel: prefix ? rangeOf(0, prefix.length) : undefined,
      version: versionRange,
      build: move(constraint.buildPlace),
    }),
  });
  return { value, issues };
});

/** Forms that conda knows, or that templates leave behind, and that mean nothing here. */
function findUnsupportedForm(text: string): CondaIssueCode | undefined {
  if (text.length > specLimitCharacters) return 'conda-spec-too-long';
  if (text.endsWith('@')) return 'conda-spec-feature';
  return withoutComment(text).includes('{{') ? 'conda-spec-template' : undefined;
}

/** Conditions (`numpy if win`) are for the future, says conda, and leaves them out too. */
function withoutComment(text: string): string {
  const [spec = ''] = text.split(/#| if /, 1);
  return spec;
}

type Present<Parts> = { [Key in keyof Parts]?: Exclude<Parts[Key], undefined> } & {
  [Key in keyof Parts as undefined extends Parts[Key] ? never : Key]: Parts[Key];
};

/** Leaves out what is undefined or empty: an absent part matches everything. */
function withoutAbsent<Parts extends object>(parts: Parts): Present<Parts> {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(present) as Present<Parts>;
}
