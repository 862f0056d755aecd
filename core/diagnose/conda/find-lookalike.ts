import { oncePer } from '../../once-per.ts';
import { rememberTexts } from '../../remember-texts.ts';

/** Shorter names are one slip away from too many real ones. */
const shortestName = 5;

/** The name of `known` from which a name is one slip of the finger away; undefined for one that is known itself. */
export function findLookalike(name: string, known: ReadonlySet<string>): string | undefined {
  if (name.length < shortestName || known.has(name)) return undefined;
  return nearestIn(known)(name);
}

const nearestIn = oncePer((known: ReadonlySet<string>) =>
  rememberTexts((name) =>
    byFirstLetter(known)
      .get(name[0])
      ?.find((other) => isOneSlipAway(name, other)),
  ),
);

/** A slip leaves the first letter: most of the names need not be compared. */
const byFirstLetter = oncePer((known: ReadonlySet<string>) =>
  Map.groupBy(
    [...known].filter(({ length }) => length >= shortestName),
    ([first]) => first,
  ),
);

/**
 * A letter missing, doubled or wrong, or two neighbours exchanged, inside the name. What stands before or
 * after a name makes another one (`gpytorch`, `openssh`), so only a missing last letter counts there.
 */
function isOneSlipAway(name: string, popular: string): boolean {
  if (name[0] !== popular[0] || Math.abs(name.length - popular.length) > 1) return false;
  const shorter = Math.min(name.length, popular.length);
  let start = 0;
  while (start < shorter && name[start] === popular[start]) start += 1;
  let end = 0;
  while (end < shorter - start && name.at(-1 - end) === popular.at(-1 - end)) end += 1;
  const [left, right] = [name.slice(start, name.length - end), popular.slice(start, popular.length - end)];
  if (/[^a-z]/.test(left + right)) return false;
  if (left.length === 2 && left[0] === right[1] && left[1] === right[0]) return true;
  return left.length <= 1 && right.length <= 1 && (end > 0 || left === '');
}
