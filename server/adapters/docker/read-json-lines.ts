/**
 * Splits a stream of bytes into JSON documents, one a line. Bytes are joined before they are decoded,
 * so that a character cut in two by the network stays whole (docker-modem's own reader breaks it).
 * A last line without line end counts; a line that is not JSON throws a `SyntaxError`.
 */
export async function* readJsonLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void> {
  let pending: Buffer[] = [];
  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      pending.push(chunk.subarray(start, end));
      start = end + 1;
      const line = Buffer.concat(pending).toString('utf8').trim();
      pending = [];
      if (line) yield JSON.parse(line);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  const rest = Buffer.concat(pending).toString('utf8').trim();
  if (rest) yield JSON.parse(rest);
}
