/** One table that has a foreign key to another. */
export interface TableReference {
  readonly from: string;
  readonly to: string;
}

/**
 * Tables in an order in which each comes after those it refers to, so that rows can be put in without
 * switching foreign keys off. Throws when tables refer to each other in a circle; to itself one may.
 */
export function inReferenceOrder(tables: readonly string[], references: readonly TableReference[]): string[] {
  const ordered: string[] = [];
  let left = [...tables].sort();
  while (left.length > 0) {
    const isFree = (table: string) =>
      references.every(({ from, to }) => from !== table || to === table || !left.includes(to));
    const free = left.filter(isFree);
    if (free.length === 0) throw new Error(`These tables refer to each other in a circle: ${left.join(', ')}.`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}
