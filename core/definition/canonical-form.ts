import canonicalize from 'canonicalize';

/** RFC 8785 knows no `undefined`: an absent member is one that is not there. */
export function withoutAbsent(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));
}

/** Values of which neither order nor repetition counts. */
export function sortedSet<Value>(values: readonly Value[]): Value[] {
  const byText = new Map(values.map((value) => [canonicalize(value) ?? '', value]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}
