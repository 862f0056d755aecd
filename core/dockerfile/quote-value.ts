import { StudioError } from '../errors.ts';

/** The character that continues a line and escapes in words; a `# escape=` directive can make it a backtick. */
export type EscapeCharacter = '\\' | '`';

/** What no Dockerfile can hold: a line ends at a newline even within quotes, and NUL ends nothing well. */
const unquotable = /[\n\r\0]/;

/** Whether a value can be written into a Dockerfile at all. */
export function canQuoteValue(value: string): boolean {
  return !unquotable.test(value);
}

/**
 * Writes a literal value of ENV or LABEL in double quotes, so that the image holds exactly `value`:
 * no variable is expanded, nothing is unescaped. Throws `INVALID_INPUT` for a value with a line break.
 */
export function quoteValue(value: string, escapeCharacter: EscapeCharacter): string {
  if (!canQuoteValue(value)) {
    throw new StudioError('INVALID_INPUT', { field: 'variables', reason: 'line-break' });
  }
  const special = escapeCharacter === '`' ? /["$`]/g : /["$\\]/g;
  return `"${value.replace(special, (character) => escapeCharacter + character)}"`;
}
