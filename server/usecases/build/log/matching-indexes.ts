/** Indexes of the texts that match, in order. */
export function matchingIndexes(texts: readonly string[], pattern: RegExp): number[] {
  const indexes: number[] = [];
  texts.forEach((text, index) => {
    if (pattern.test(text)) indexes.push(index);
  });
  return indexes;
}
