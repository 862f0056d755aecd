/** The pip section reduced to what counts; empty for a blank text. */
export function canonicalPip(text: string): unknown {
  return text.replaceAll('\r\n', '\n').trim();
}
