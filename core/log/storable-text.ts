/** `https://name:password@host`, in whatever a tool prints. */
const credentials = /(:\/\/)[^\s/@:"'`]*:[^\s/@"'`]+@/g;

/** One look that lets nearly every line pass: a log has a million of them. */
const suspicious = /[\0\ud800-\udfff]|:\/\//;

/**
 * Text as it may be kept: without passwords in addresses, and without NUL and half surrogate pairs, which
 * programs print and PostgreSQL's JSON cannot hold.
 */
export function toStorableText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.toWellFormed().replaceAll('\0', '\ufffd').replace(credentials, '$1****@');
}
