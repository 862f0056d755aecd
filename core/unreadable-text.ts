import { sectionLimitCharacters } from './definition/definition.ts';
import type { Issue, Section } from './issue.ts';

/** Codes of `findUnreadableText`, one pair a section. */
export const unreadableTextCodes = [
  'conda-too-long',
  'conda-not-text',
  'pip-too-long',
  'pip-not-text',
  'dockerfile-too-long',
  'dockerfile-not-text',
] as const;

/** NUL and other controls that no text file has; tab, line ends and form feed are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const binaryCharacter = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Why a section's text is not worth parsing at all: longer than any real file, or not text.
 * Checked first by every parser, so that a 10 MB paste costs nothing.
 */
export function findUnreadableText(text: string, section: Exclude<Section, 'settings'>): Issue | undefined {
  if (text.length > sectionLimitCharacters) {
    return {
      code: `${section}-too-long`,
      severity: 'error',
      section,
      range: { start: 0, end: 0 },
      values: { length: String(text.length), limit: String(sectionLimitCharacters) },
    };
  }
  const binaryAt = text.search(binaryCharacter);
  if (binaryAt === -1) return undefined;
  return {
    code: `${section}-not-text`,
    severity: 'error',
    section,
    range: { start: binaryAt, end: binaryAt + 1 },
    values: {},
  };
}
