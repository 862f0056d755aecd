/** Line height of Monaco, and the space around its text. */
const lineHeight = 21;
const padding = 26;

/** Pixels in which Monaco shows so many lines without scrolling. */
export function codeHeight(lineCount: number): number {
  return lineCount * lineHeight + padding;
}
