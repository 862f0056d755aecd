import { sectionLimitCharacters } from './definition/definition.ts';
import type { Issue, Section } from './issue.ts';
import { LineIndex } from './position.ts';

/** Codes of `findUnreadableText`, three a section. */
export const unreadableTextCodes = [
  'conda-too-long',
  'conda-too-many-lines',
  'conda-not-text',
  'pip-too-long',
  'pip-too-many-lines',
  'pip-not-text',
  'dockerfile-too-long',
  'dockerfile-too-many-lines',
  'dockerfile-not-text',
] as const;

/**
 * Above that an answer takes seconds. A lock of a thousand packages with all their hashes has a quarter
 * of these lines; real Dockerfiles stay a hundred times below theirs.
 */
const lineLimits = { conda: 50_000, pip: 50_000, dockerfile: 5_000 } as const;

/** NUL and other controls that no text file has; tab, line ends and form feed are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const binaryCharacter = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Why a section's text is not worth parsing at all: longer than any real file, or not text.
 * Checked first by every parser, so that a 10 MB paste costs nothing.
 */
export function findUnreadableText(text: string, section: Exclude<Section, 'settings'>): Issue | undefined {
  const refuse = (code: string, values: Issue['values'] = {}, start = 0, end = start): Issue => ({
    code: `${section}-${code}`,
    severity: 'error',
    section,
    range: { start, end },
    values,
  });
  if (text.length > sectionLimitCharacters) {
    return refuse('too-long', { length: String(text.length), limit: String(sectionLimitCharacters) });
  }
  const { lineCount } = new LineIndex(text);
  const lineLimit = lineLimits[section];
  if (lineCount > lineLimit) {
    return refuse('too-many-lines', { count: String(lineCount), limit: String(lineLimit) });
  }
  const binaryAt = text.search(binaryCharacter);
  return binaryAt === -1 ? undefined : refuse('not-text', {}, binaryAt, binaryAt + 1);
}
