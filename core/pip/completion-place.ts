import type { TextRange } from '../issue.ts';

/** What one is about to write on a line of a requirements file; `range` is what a choice replaces, in the line. */
export type PipPlace = { readonly range: TextRange; readonly typed: string } & (
  | { readonly kind: 'name' }
  | { readonly kind: 'extra'; readonly name: string }
  | { readonly kind: 'version'; readonly name: string; readonly operator: string }
  /** `isForRequirement`: after a requirement, where only its own options may stand. */
  | { readonly kind: 'option'; readonly isForRequirement: boolean }
);

const name = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const operator = '===|==|~=|!=|<=|>=|<|>';
const extras = String.raw`(?:\s*\[[^\]]*\])?`;
const clauses = String.raw`(?:(?:${operator})\s*[^,;\s]+\s*,\s*)*`;
const atExtra = new RegExp(String.raw`^(${name})\s*\[(?:[^\],]*,)*\s*([A-Za-z0-9._-]*)$`);
const atVersion = new RegExp(String.raw`^(${name})${extras}\s*\(?\s*${clauses}(${operator})\s*([A-Za-z0-9.!+*_-]*)$`);

/**
 * What stands at the cursor of a line of requirements; undefined where nothing can be offered (comments,
 * markers, addresses, values of options).
 *
 * @param at the cursor, in UTF-16 code units from the line's beginning
 */
export function findPipPlace(line: string, at: number): PipPlace | undefined {
  const before = line.slice(0, at);
  const start = before.length - before.trimStart().length;
  const written = before.slice(start);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const option = /(?:^|\s)(--?[A-Za-z-]*)$/.exec(written)?.[1];
  if (option !== undefined) {
    const isForRequirement = !written.startsWith('-');
    return { kind: 'option', isForRequirement, ...placeOf(line, at, option, /^[A-Za-z-]*/) };
  }
  if (/^-|[;@/\\]/.test(written)) return undefined;
  if (/^(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$/.test(written)) {
    return { kind: 'name', ...placeOf(line, at, written, /^[A-Za-z0-9._-]*/) };
  }
  const extra = atExtra.exec(written);
  if (extra) return { kind: 'extra', name: extra[1] ?? '', ...placeOf(line, at, extra[2] ?? '', /^[A-Za-z0-9._-]*/) };
  const version = atVersion.exec(written);
  if (!version) return undefined;
  const [, project = '', sign = '', typed = ''] = version;
  return { kind: 'version', name: project, operator: sign, ...placeOf(line, at, typed, /^[A-Za-z0-9.!+*_-]*/) };
}

/** From where `typed` begins to the end of the same word after the cursor. */
function placeOf(line: string, at: number, typed: string, rest: RegExp): { typed: string; range: TextRange } {
  const after = rest.exec(line.slice(at))?.[0] ?? '';
  return { typed, range: { start: at - typed.length, end: at + after.length } };
}
