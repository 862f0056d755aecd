import type { HashChange, HashField } from './hash-change.ts';

/** Lines that only one of two texts has; a line that is there more often counts as one of them. */
export function compareLines(field: HashField, left: string, right: string): readonly HashChange[] {
  if (left === right) return [];
  const [before, after] = [left.split('\n'), right.split('\n')];
  const removed = without(before, after).map((line): HashChange => ({ field, name: '', kind: 'removed', left: line }));
  const added = without(after, before).map((line): HashChange => ({ field, name: '', kind: 'added', right: line }));
  return removed.length + added.length > 0 ? [...removed, ...added] : [{ field, name: '', kind: 'reordered' }];
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== '';
  });
}
