import type { Issue } from '../issue.ts';
import { requirementPlace } from './requirement-place.ts';
import type { RequirementText } from './requirement-text.ts';
import type { Requirement } from './requirements.ts';
import { readVersionSpecifier } from './version-specifier.ts';

/** What PEP 508 lets a name be followed by. */
type NamedParts = Pick<
  Requirement,
  'name' | 'nameRange' | 'extras' | 'specifier' | 'specifierRange' | 'source' | 'url'
>;

/** A part read up to `end`, or what is wrong with it. */
type Read<Part> = { readonly issue: Issue } | (Part & { readonly end: number });

/** pip lets a name end in `_` too. */
const nameAtStart = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?/;
const extrasAtStart = /^\[\s*(?:[A-Za-z0-9][A-Za-z0-9._-]*\s*(?:,\s*[A-Za-z0-9][A-Za-z0-9._-]*\s*)*)?\]/;

/** Reads `name[extras]>=1.2`, `name[extras] (>=1.2)` and `name[extras] @ address`. */
export function parseNamedRequirement(requirement: RequirementText): NamedParts | Issue {
  const { body } = requirement;
  const slip = findPastedText(requirement);
  if (slip) return slip;
  const name = nameAtStart.exec(body)?.[0];
  if (!name) return requirement.issue('pip-no-name', 0, Math.max(body.length, 1));
  const next = body.charAt(name.length);
  if (body.startsWith('::', name.length)) {
    return requirement.issue('pip-conda-channel', 0, name.length + 2, { channel: name });
  }
  if (next !== '' && '._-'.includes(next)) return requirement.issue('pip-invalid-name', 0, name.length + 1, { name });

  const extras = readExtras(requirement, skipSpaces(body, name.length));
  if ('issue' in extras) return extras.issue;
  const named = { name, nameRange: requirement.range(0, name.length), extras: extras.names };
  const at = skipSpaces(body, extras.end);
  if (body.charAt(at) === '@') {
    const address = readAddress(requirement, at);
    if ('issue' in address) return address.issue;
    return { ...named, specifier: '', source: requirementPlace(address.url) ?? 'path', url: address.url };
  }
  const specifier = readSpecifier(requirement, at);
  if ('issue' in specifier) return specifier.issue;
  const rest = skipSpaces(body, specifier.end);
  if (rest < body.length) return unexpectedText(requirement, rest);
  return { ...named, ...specifier.parts, source: 'index' };
}

function readExtras(requirement: RequirementText, at: number): Read<{ names: string[] }> {
  const { body } = requirement;
  if (body.charAt(at) !== '[') return { names: [], end: at };
  const match = extrasAtStart.exec(body.slice(at))?.[0];
  if (!match) {
    const close = body.indexOf(']', at);
    return { issue: requirement.issue('pip-invalid-extras', at, close === -1 ? body.length : close + 1) };
  }
  const names = match
    .slice(1, -1)
    .split(',')
    .map((extra) => extra.trim());
  return { names: names.filter((extra) => extra !== ''), end: at + match.length };
}

function readAddress(requirement: RequirementText, at: number): Read<{ url: string }> {
  const { body } = requirement;
  const start = skipSpaces(body, at + 1);
  const url = /^\S*/.exec(body.slice(start))?.[0] ?? '';
  if (url === '') return { issue: requirement.issue('pip-invalid-url', at, body.length) };
  const end = start + url.length;
  const rest = body.slice(end).trim();
  if (rest !== '') return { issue: requirement.issue('pip-unexpected-text', end, body.length, { text: rest }) };
  return { url, end };
}

function readSpecifier(
  requirement: RequirementText,
  from: number,
): Read<{ parts: Pick<Requirement, 'specifier' | 'specifierRange'> }> {
  const { body } = requirement;
  const isParenthesised = body.charAt(from) === '(';
  const at = isParenthesised ? skipSpaces(body, from + 1) : from;
  const { clauses, end, invalidAt } = readVersionSpecifier(body, at);
  if (invalidAt !== undefined) return { issue: invalidClause(requirement, invalidAt) };
  const close = skipSpaces(body, end);
  if (isParenthesised && body.charAt(close) !== ')') {
    return { issue: requirement.issue('pip-invalid-specifier', at, body.length, { clause: body.slice(at) }) };
  }
  const specifierRange = clauses.length === 0 ? {} : { specifierRange: requirement.range(at, end) };
  return { parts: { specifier: clauses.join(','), ...specifierRange }, end: isParenthesised ? close + 1 : end };
}

function invalidClause(requirement: RequirementText, at: number): Issue {
  const [clause = ''] = /^[=!<>~]+\s*[^,;)]*/.exec(requirement.body.slice(at)) ?? [];
  const end = at + clause.trimEnd().length;
  const values = { clause: clause.trimEnd() };
  if (/^=[<>]/.test(clause)) {
    const fixed = `${clause.charAt(1)}=`;
    const fix = { edits: [{ range: requirement.range(at, at + 2), text: fixed }] };
    return requirement.issue('pip-reversed-operator', at, end, { ...values, fixed }, fix);
  }
  const [, range, wildcard = ''] = /^([<>]=?\s*v?\d[\w.]*?)(\.\*)\s*$/.exec(clause) ?? [];
  if (range !== undefined) {
    const start = at + range.length;
    const edits = [{ range: requirement.range(start, start + wildcard.length), text: '' }];
    // `<=1.*` and `>1.*` can be meant with 1.9 or without it.
    const isClear = /^(?:>=|<[^=])/.test(range);
    return requirement.issue(
      'pip-wildcard-in-range',
      at,
      end,
      { ...values, fixed: range },
      isClear ? { edits } : undefined,
    );
  }
  // `=*=*mkl` of conda asks for a build of any version: pip has no word for it.
  if (!/^=[^=~<>!*]/.test(clause)) return requirement.issue('pip-invalid-specifier', at, end, values);
  // `=1.26=py312_0`, as conda exports it, ends in a build.
  const [version = ''] = /^=\s*[^=\s]*/.exec(clause) ?? [];
  const edits = [
    { range: requirement.range(at, at + 1), text: '==' },
    ...(at + version.length < end ? [{ range: requirement.range(at + version.length, end), text: '' }] : []),
  ];
  // Of Python itself pip has no version, however it is written.
  const isPython = /^python\s*$/i.test(requirement.body.slice(0, at));
  return requirement.issue('pip-single-equals', at, end, { clause: version }, isPython ? undefined : { edits });
}

/** A command line or a line of Python, pasted as it was. */
function findPastedText(requirement: RequirementText): Issue | undefined {
  const { body } = requirement;
  const command = /^[!%]?\s*pip[\d.]*\s+install\b\s*/.exec(body)?.[0];
  if (command !== undefined) {
    const isOne = /^[^\s-]\S*$/.test(body.slice(command.length));
    const fix = isOne ? { edits: [{ range: requirement.range(0, command.length), text: '' }] } : undefined;
    return requirement.issue('pip-install-command', 0, body.length, {}, fix);
  }
  const [, quote = '', content, comma = ''] = /^(["'])([^"']+)\1(\s*,)?$/.exec(body) ?? [];
  if (content === undefined) return undefined;
  const start = quote.length;
  const edits = [
    { range: requirement.range(0, start), text: '' },
    {
      range: requirement.range(start + content.length, start + content.length + quote.length + comma.length),
      text: '',
    },
  ];
  return requirement.issue('pip-quoted-requirement', 0, body.length, { content }, { edits });
}

/** What follows name and version: mostly an operator or a comma is missing before it. */
function unexpectedText(requirement: RequirementText, rest: number): Issue {
  const { body } = requirement;
  const text = body.slice(rest);
  const before = body.slice(0, rest).trimEnd();
  const isAfterName = !/[<>=!~]/.test(before);
  const gap = requirement.range(before.length, rest);
  const foreignSpace = /^[\u00A0\u2000-\u200B\u3000\uFEFF]+/.exec(text)?.[0].length;
  if (foreignSpace !== undefined) {
    const edits = [{ range: requirement.range(rest, rest + foreignSpace), text: '' }];
    return requirement.issue('pip-foreign-space', rest, rest + foreignSpace, {}, { edits });
  }
  if (isAfterName && /^v?\d+(?:\.\d+)*$/.test(text)) {
    const fix = { edits: [{ range: gap, text: '==' }] };
    return requirement.issue('pip-missing-operator', rest, body.length, { version: text }, fix);
  }
  if (/^--?[a-zA-Z]/.test(text) && body.charAt(rest - 1) === '\t') {
    return requirement.issue(
      'pip-tab-before-option',
      rest,
      body.length,
      { text },
      { edits: [{ range: gap, text: ' ' }] },
    );
  }
  if (!isAfterName && /^(?:[<>=!~]=|[<>])\s*v?\d/.test(text)) {
    return requirement.issue('pip-missing-comma', rest, body.length, { text }, { edits: [{ range: gap, text: ',' }] });
  }
  return requirement.issue('pip-unexpected-text', rest, body.length, { text });
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}
