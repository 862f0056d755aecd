import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { LockedPackage } from './lock.ts';

/** A locked package, and how it comes to be there. */
export interface ExplainedPackage extends LockedPackage {
  /** From a requested package down to this one; empty when it is requested itself. */
  readonly why: readonly string[];
}

/** Requested packages first, then the others, each by name; every other one with its shortest chain of reasons. */
export function explainPackages(packages: readonly LockedPackage[]): readonly ExplainedPackage[] {
  const byKey = new Map(packages.map((each) => [normalisePackageName(each.name), each]));
  const dependencies = new Map<string, string[]>();
  for (const each of packages) {
    for (const parent of each.requiredBy) {
      const key = normalisePackageName(parent);
      dependencies.set(key, [...(dependencies.get(key) ?? []), normalisePackageName(each.name)]);
    }
  }
  const why = shortestChains(
    packages.filter((each) => each.isRequested).map((each) => normalisePackageName(each.name)),
    dependencies,
  );
  return packages
    .map((each) => ({
      ...each,
      why: (why.get(normalisePackageName(each.name)) ?? []).map((key) => byKey.get(key)?.name ?? key),
    }))
    .toSorted((left, right) => Number(right.isRequested) - Number(left.isRequested) || compareNames(left, right));
}

/** Breadth first from the roots: the chain to each reachable key, itself included; none for a root. */
function shortestChains(
  roots: readonly string[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const chains = new Map<string, readonly string[]>(roots.map((root) => [root, []]));
  const queue = [...roots];
  for (const key of queue) {
    const chain = chains.get(key) ?? [];
    for (const next of dependencies.get(key) ?? []) {
      if (chains.has(next)) continue;
      chains.set(next, chain.length === 0 ? [key, next] : [...chain, next]);
      queue.push(next);
    }
  }
  return chains;
}

function compareNames(left: LockedPackage, right: LockedPackage): number {
  const [a, b] = [left.name.toLowerCase(), right.name.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}
