/** A text with what stands before the `@` of its addresses left out, to be shown or kept in a log. */
export function withoutCredentials(text: string): string {
  return text.replaceAll(/(\w:\/\/)[^/\s@]+@/g, '$1…@');
}
