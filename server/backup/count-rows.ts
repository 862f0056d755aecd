const lineFeed = 0x0a;

/** Rows that end in these bytes of COPY's text format, in which a line feed ends a row and stands nowhere else. */
export function countRows(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
