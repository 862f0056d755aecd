/** Where the line begins in which `at` lies; line ends are `\n`, `\r\n` and a lone `\r`. In time linear in the line. */
export function startOfLine(text: string, at: number): number {
  let start = at;
  // Not by `lastIndexOf('\r')`: in a text without one that reads all the way back from each line.
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}
