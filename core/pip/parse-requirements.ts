import { findExplicitList } from '../conda/explicit-list.ts';
import type { Issue, Parsed, Section, TextRange } from '../issue.ts';
import { findUnreadableText } from '../unreadable-text.ts';
import { applyFileOption, emptyOptions, type GivenOptions } from './file-options.ts';
import { type LogicalLine, readLogicalLines } from './logical-line.ts';
import { findOptionsStart, type GivenOption, parseOptions } from './parse-options.ts';
import { parseRequirement } from './parse-requirement.ts';
import { pipIssue } from './pip-issue.ts';
import type { Requirement, RequirementOption, Requirements } from './requirements.ts';

/** The expressions are linear, but a line of a megabyte is no requirement. */
const lineLimitCharacters = 20_000;
const issueLimit = 500;
const hashPattern = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/i;

/**
 * Parses a requirements file as pip reads it, all lines in one pass; never throws.
 * `${VARIABLE}` is kept as written: it is filled where the file is used.
 */
export function parseRequirements(source: string): Parsed<Requirements> {
  const unreadable = findUnreadableText(source, 'pip');
  if (unreadable) return { issues: [unreadable] };
  const explicit = findExplicitList(source);
  // Of its lines each one is wrong here: they are one mistake.
  if (explicit) return { issues: [pipIssue('pip-explicit-list', 'error', explicit.range)] };
  const requirements: Requirement[] = [];
  const options = emptyOptions();
  const issues: Issue[] = [];
  for (const line of readLogicalLines(source)) {
    issues.push(...readLine(line, requirements, options));
    if (issues.length >= issueLimit) {
      issues.push(
        pipIssue('pip-too-many-problems', 'error', line.range(0, line.text.length), { limit: String(issueLimit) }),
      );
      break;
    }
  }
  return { value: { requirements, options }, issues };
}

/**
 * Parses lines that stand apart in another section, as those of the `pip:` list of an environment.yml,
 * each at its `range`.
 */
export function parseRequirementLines(
  lines: readonly { readonly text: string; readonly range: TextRange }[],
  section: Section,
): Parsed<Requirements> {
  const requirements: Requirement[] = [];
  const options = emptyOptions();
  const issues = lines
    .flatMap(({ text, range }) => readLogicalLines(text, range))
    .flatMap((line) => readLine(line, requirements, options));
  return {
    value: { requirements, options },
    issues: issues.slice(0, issueLimit).map((issue) => ({ ...issue, section })),
  };
}

function readLine(line: LogicalLine, requirements: Requirement[], options: GivenOptions): readonly Issue[] {
  const whole = line.range(0, line.text.length);
  if (line.text.length > lineLimitCharacters) {
    return [pipIssue('pip-line-too-long', 'error', whole, { limit: String(lineLimitCharacters) })];
  }
  const optionsStart = findOptionsStart(line.text);
  const { options: given, issues } = parseOptions(line, optionsStart);
  const editable = given.find(({ option }) => option.name === 'editable');
  const isRequirement = optionsStart > 0;
  const ofRequirement = given.filter(({ option }) => option.isForRequirement);
  const ofFile = given.filter(({ option }) => !option.isForRequirement);

  if (isRequirement || editable) {
    const place = isRequirement
      ? { start: 0, end: optionsStart, isEditable: false }
      : { start: editable?.start ?? 0, end: editable?.end ?? 0, isEditable: true };
    const parsed = parseRequirement(line, { ...place, options: ofRequirement.map(toRequirementOption) });
    if (!('code' in parsed)) requirements.push(parsed);
    const ignored = isRequirement ? ofFile : ofFile.filter(({ option }) => option.name !== 'editable');
    return [
      ...('code' in parsed ? [parsed] : []),
      ...issues,
      ...ignored.map(({ option, start, end }) =>
        pipIssue('pip-option-not-on-requirement', 'warning', line.range(start, end), { option: `--${option.name}` }),
      ),
      ...ofRequirement.flatMap((one) => checkHash(one, line)),
    ];
  }
  for (const one of ofFile) applyFileOption(one, line, options);
  return [
    ...issues,
    // Mostly the line above lacks its `\`; pip ignores the option without a word.
    ...ofRequirement.map(({ option, start, end }) =>
      pipIssue('pip-option-without-requirement', 'warning', line.range(start, end), { option: `--${option.name}` }),
    ),
  ];
}

function toRequirementOption({ option, value }: GivenOption): RequirementOption {
  return { name: option.name as RequirementOption['name'], value };
}

function checkHash({ option, value, start, end }: GivenOption, line: LogicalLine): Issue[] {
  if (option.name !== 'hash' || hashPattern.test(value)) return [];
  return [pipIssue('pip-invalid-hash', 'error', line.range(start, end), { hash: value.slice(0, 100) })];
}
