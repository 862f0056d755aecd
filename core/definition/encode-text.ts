/**
 * The bytes of a text in the encoding that `original` has, with its byte order mark: the way back from
 * `decodeText`. When it does not give `original` back for its own text, `original` was no clean text.
 */
export function encodeText(text: string, original: Uint8Array): Uint8Array {
  const [first, second, third] = original;
  if (first === 0xff && second === 0xfe) return encodeUtf16(text, true);
  if (first === 0xfe && second === 0xff) return encodeUtf16(text, false);
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return new TextEncoder().encode(isMarked ? `\uFEFF${text}` : text);
}

function encodeUtf16(text: string, isLittleEndian: boolean): Uint8Array {
  const marked = `\uFEFF${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let index = 0; index < marked.length; index += 1) {
    view.setUint16(index * 2, marked.charCodeAt(index), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}
