/** A scrollbar is a few hundred pixels high. */
const mostMarks = 400;

/** Thins line numbers, ascending, out to one where several would be drawn on the same spot. */
export function spreadMarks(lines: readonly number[]): number[] {
  if (lines.length <= mostMarks) return [...lines];
  const first = lines[0] ?? 1;
  const spot = ((lines.at(-1) ?? first) - first + 1) / mostMarks;
  const marks: number[] = [];
  let end = first;
  for (const line of lines) {
    if (line < end) continue;
    marks.push(line);
    end = line + spot;
  }
  return marks;
}
