/** The conda section reduced to what counts; empty for a blank text. */
export function canonicalConda(text: string): unknown {
  return text.replaceAll('\r\n', '\n').trim();
}
