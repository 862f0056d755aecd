/** `https://name:password@host`, in whatever a tool prints. */
const credentials = /(:\/\/)[^\s/@:"'`]*:[^\s/@"'`]+@/g;

/**
 * Text as it may be kept: without passwords in addresses, and without NUL and half surrogate pairs, which
 * programs print and PostgreSQL's JSON cannot hold.
 */
export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd').replace(credentials, '$1****@');
}
