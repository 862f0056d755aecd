/** What to look for in a log, as somebody typed it. */
export interface LineQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
}

/** The query as the source and flags of a regular expression: the same in the server's search and the browser's marks. */
export function linePattern({ text, isRegex, isCaseSensitive }: LineQuery): {
  readonly source: string;
  readonly flags: string;
} {
  const source = isRegex ? text : text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return { source, flags: isCaseSensitive ? '' : 'i' };
}
