/** Whether a part of an address can be an id at all; what is none leads to no page rather than to a refused question. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
