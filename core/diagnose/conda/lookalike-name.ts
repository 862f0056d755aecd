import type { Rule } from '../rule.ts';
import { popularPackages } from './popular-packages.ts';

/** Shorter names are one slip away from too many real ones. */
const shortestName = 5;

/** One letter off a well-known name: a slip, or a package that was named to be mistaken for it. */
export const lookalikeName: Rule = {
  code: 'conda-lookalike-name',
  severity: 'warning',
  find({ conda }) {
    return (conda?.specs ?? []).flatMap(({ spec, range: whole }) => {
      const { name } = spec;
      if (spec.url !== undefined || spec.channel !== undefined || popularPackages.has(name)) return [];
      const popular = findLookalike(name);
      const range = spec.ranges.name ?? whole;
      if (popular === undefined) return [];
      const isPlaced = range.end - range.start === name.length;
      const values = { name, popular };
      return [{ section: 'conda', range, values, ...(isPlaced && { edits: [{ range, text: popular }] }) }];
    });
  },
};

function findLookalike(name: string): string | undefined {
  if (name.length < shortestName) return undefined;
  for (const popular of popularPackages) {
    if (popular.length >= shortestName && isOneSlipAway(name, popular)) return popular;
  }
  return undefined;
}

/**
 * A letter missing, doubled or wrong, or two neighbours exchanged, inside the name. What stands before or
 * after a name makes another one (`gpytorch`, `openssh`), so only a missing last letter counts there.
 */
function isOneSlipAway(name: string, popular: string): boolean {
  if (Math.abs(name.length - popular.length) > 1) return false;
  const shorter = Math.min(name.length, popular.length);
  let start = 0;
  while (start < shorter && name[start] === popular[start]) start += 1;
  let end = 0;
  while (end < shorter - start && name.at(-1 - end) === popular.at(-1 - end)) end += 1;
  const [left, right] = [name.slice(start, name.length - end), popular.slice(start, popular.length - end)];
  if (start === 0 || /[^a-z]/.test(left + right)) return false;
  if (left.length === 2 && left[0] === right[1] && left[1] === right[0]) return true;
  return left.length <= 1 && right.length <= 1 && (end > 0 || left === '');
}
