import type { Issue, TextEdit } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { findMarkerError } from './marker.ts';
import { type PipIssueCode, pipIssue } from './pip-issue.ts';
import type { Requirement, RequirementOption, RequirementSource } from './requirements.ts';
import { readVersionSpecifier } from './version-specifier.ts';

const vcsScheme = /^(?:git|hg|svn|bzr)\+[a-z-]+:/i;
const urlScheme = /^(?:https?|file|ftp):/i;
const archiveName = /\.(?:zip|whl|tar|tgz|tbz|txz|tar\.(?:gz|bz2|xz|lz|lzma)|tlz)$/i;

/** What stands on a requirement's line beside the requirement itself. */
interface Surroundings {
  /** Places of the requirement in the logical line. */
  readonly start: number;
  readonly end: number;
  readonly isEditable: boolean;
  readonly options: readonly RequirementOption[];
}

/** Parses one requirement: PEP 508, an address, a version-control address or a path. */
export function parseRequirement(
  line: LogicalLine,
  { start, end, isEditable, options }: Surroundings,
): { readonly requirement?: Requirement; readonly issues: readonly Issue[] } {
  const raw = line.text.slice(start, end);
  const text = raw.trim();
  const textStart = start + raw.indexOf(text);
  const range = line.range(0, line.text.length);
  const place = (from: number, to: number) => line.range(textStart + from, textStart + to);
  const refuse = (code: PipIssueCode, from: number, to: number, values: Record<string, string> = {}, fix?: Issue['fix']) => ({
    issues: [
      pipIssue(code, 'error', place(from, to), { requirement: text.slice(0, 200), ...values }, fix),
    ],
  });
  const common = { text, range, isEditable, options };

  if (/\{\{|\{%/.test(text)) return refuse('pip-template', 0, text.length);
  const { body, marker, markerStart } = splitMarker(text);
  if (marker !== undefined) {
    const markerError = marker === '' ? undefined : findMarkerError(marker);
    if (markerError !== undefined) {
      const at = markerStart + markerError;
      return refuse('pip-invalid-marker', Math.min(at, text.length - 1), text.length, { marker });
    }
  }
  const withMarker = marker ? { marker } : {};

  const source = placeOf(body);
  if (source) {
    const isWrongUrl = /\s/.test(body) && source !== 'path';
    if (isWrongUrl) return refuse('pip-invalid-url', 0, body.length);
    if (isEditable && source === 'archive') return refuse('pip-editable-url', 0, body.length);
    const name = /[#&]egg=([A-Za-z0-9._-]+)/.exec(body)?.[1];
    const extras = /\[([^\]]*)\]$/.exec(body)?.[1];
    return {
      requirement: {
        ...common,
        ...withMarker,
        ...(name ? { name } : {}),
        extras: extras ? extras.split(',').map((extra) => extra.trim()) : [],
        specifier: '',
        source,
        url: body,
      },
      issues: [],
    };
  }

  const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(body)?.[0];
  if (!name) return refuse('pip-no-name', 0, Math.max(body.length, 1));
  const named = { ...common, ...withMarker, name, nameRange: place(0, name.length) };
  if (body.startsWith('::', name.length)) {
    return refuse('pip-conda-channel', 0, name.length + 2, { channel: name });
  }
  let at = skipSpaces(body, name.length);
  if (/[._-]/.test(body.charAt(at)) && at === name.length) return refuse('pip-invalid-name', 0, at + 1, { name });

  let extras: string[] = [];
  if (body.charAt(at) === '[') {
    const match = /^\[\s*((?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\s*(?:,\s*(?=[A-Za-z0-9]))?)*)\]/.exec(body.slice(at));
    if (!match) {
      const close = body.indexOf(']', at);
      return refuse('pip-invalid-extras', at, close === -1 ? body.length : close + 1);
    }
    extras = (match[1] ?? '').split(',').map((extra) => extra.trim()).filter((extra) => extra !== '');
    at = skipSpaces(body, at + match[0].length);
  }

  if (body.charAt(at) === '@') {
    const urlStart = skipSpaces(body, at + 1);
    const url = /^\S*/.exec(body.slice(urlStart))?.[0] ?? '';
    if (url === '') return refuse('pip-invalid-url', at, body.length);
    if (skipSpaces(body, urlStart + url.length) < body.length) {
      return refuse('pip-unexpected-text', urlStart + url.length, body.length, { text: body.slice(urlStart + url.length).trim() });
    }
    const source = placeOf(url) ?? 'path';
    return { requirement: { ...named, extras, specifier: '', source, url }, issues: [] };
  }
  if (isEditable) return refuse('pip-editable-url', 0, body.length);

  const isParenthesised = body.charAt(at) === '(';
  if (isParenthesised) at = skipSpaces(body, at + 1);
  const { clauses, end: specifierEnd, invalidAt } = readVersionSpecifier(body, at);
  if (invalidAt !== undefined) {
    const clauseEnd = invalidAt + (/^[^,;)\s]*\s*[^,;)]*/.exec(body.slice(invalidAt))?.[0].trimEnd().length ?? 1);
    const clause = body.slice(invalidAt, clauseEnd);
    if (/^=[^=~<>!]/.test(clause)) {
      const edits: TextEdit[] = [{ range: place(invalidAt, invalidAt + 1), text: '==' }];
      return refuse('pip-single-equals', invalidAt, clauseEnd, { clause }, { label: `${clause} → =${clause}`, edits });
    }
    return refuse('pip-invalid-specifier', invalidAt, clauseEnd, { clause });
  }
  let rest = skipSpaces(body, specifierEnd);
  if (isParenthesised) {
    if (body.charAt(rest) !== ')') return refuse('pip-invalid-specifier', at, body.length, { clause: body.slice(at) });
    rest = skipSpaces(body, rest + 1);
  }
  if (rest < body.length) return refuse('pip-unexpected-text', rest, body.length, { text: body.slice(rest) });
  const specifier = clauses.join(',');
  const specifierRange = specifier === '' ? {} : { specifierRange: place(at, specifierEnd) };
  return { requirement: { ...named, extras, specifier, ...specifierRange, source: 'index' }, issues: [] };
}

/** pip cuts at the first `;`; in an address only at one that is followed by a space. */
function splitMarker(text: string): { body: string; marker?: string; markerStart: number } {
  const separator = urlScheme.test(text) || vcsScheme.test(text) ? '; ' : ';';
  const at = text.indexOf(separator);
  if (at === -1) return { body: text, markerStart: text.length };
  const rest = text.slice(at + separator.length);
  const marker = rest.trim();
  return { body: text.slice(0, at).trimEnd(), marker, markerStart: text.length - rest.trimStart().length };
}

/** What kind of place a text names; undefined when it is a name. */
function placeOf(text: string): RequirementSource | undefined {
  if (vcsScheme.test(text)) return 'vcs';
  if (/^file:/i.test(text)) return 'path';
  if (urlScheme.test(text)) return 'archive';
  if (/\s@\s|^[\w.-]+(?:\[[^\]]*\])?\s*@/.test(text)) return undefined;
  const withoutExtras = text.replace(/\[[^\]]*\]$/, '');
  if (/^\.{1,2}$|^\.{0,2}\/|^~\/|^\$\{/.test(withoutExtras)) return 'path';
  if (archiveName.test(withoutExtras) && !/[<>=!~]/.test(withoutExtras)) return 'path';
  return withoutExtras.includes('/') && !/[<>=!~]/.test(withoutExtras) ? 'path' : undefined;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}
