/** What a line of a tool's output announces. */
export type LineLevel = 'error' | 'warning';

export const errorPattern =
  /^\s*(?:(?:error|fatal|critical|npm ERR!|E)\s*[:[\]]|npm ERR!|\[error\]|Traceback \(most recent|[\w.]*(?:Error|Exception):)/i;
export const warningPattern = /^\s*(?:\[?warn(?:ing)?\]?\s*[:\]]|npm warn\b|[\w.]*Warning:)/i;

/** Reads the level off how the line (without colours) begins: tools announce, they do not mention in passing. */
export function lineLevel(text: string): LineLevel | undefined {
  if (errorPattern.test(text)) return 'error';
  return warningPattern.test(text) ? 'warning' : undefined;
}
