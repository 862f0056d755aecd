/** Beginnings by which tools announce what went wrong, the surest first. */
const announcements: readonly RegExp[] = [
  /^\s*(?:error|fatal|E|ERR!?|critical)\s*[:[\]]/i,
  /^[\w.]*(?:Error|Exception)\b/,
  /^\s*(?:Because|×)\s/,
  /\b(?:error|failed|not found|cannot|can't)\b/i,
];

/** Index of the line that best says what went wrong; undefined when there are only blank lines. */
export function findErrorLine(lines: readonly string[]): number | undefined {
  for (const announcement of announcements) {
    const index = lines.findIndex((line) => announcement.test(line));
    if (index !== -1) return index;
  }
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return last === -1 ? undefined : last;
}
