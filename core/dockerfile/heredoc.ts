const opening = /(?:^|[^<])<<-?\s*(["']?)([A-Za-z_]\w*)\1(?=\s|$)/g;

/** The heredocs that an instruction opens on its first line, and the first one that nothing closes. */
export function readHeredocs(instruction: string): { readonly names: readonly string[]; readonly unclosed?: string } {
  const [firstLine = '', ...body] = instruction.split(/\r\n|\n|\r/);
  const names = [...firstLine.matchAll(opening)].map((match) => match[2] ?? '');
  if (names.length === 0) return { names };
  const closings = new Set(body.map((line) => line.replace(/^\t+/, '')));
  const unclosed = names.find((name) => !closings.has(name));
  return { names, ...(unclosed === undefined ? {} : { unclosed }) };
}
