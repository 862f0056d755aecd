import { rememberTexts } from '../../remember-texts.ts';

/** An end of a range of versions, `1.20.3` as `[1, 20, 3]`. */
interface Bound {
  readonly version: readonly number[];
  readonly isIncluded: boolean;
}

/** All versions between two ends; an absent end is open. */
export interface VersionBounds {
  readonly lower?: Bound;
  readonly upper?: Bound;
}

const clause = /^(===?|=|~=|!=|>=|<=|>|<)?v?(\d+(?:\.\d+)*)(\.?\*)?$/;

/**
 * The bounds of a conda or pip version constraint (`>=1.20,<2`, `1.26.*`); undefined where there are
 * alternatives, letters or epochs, whose order is not worth knowing here. `!=` bounds nothing.
 */
export const versionBounds = rememberTexts((constraint: string): VersionBounds | undefined => {
  let bounds: VersionBounds = {};
  for (const part of constraint.replaceAll(' ', '').split(',')) {
    if (part === '' || part === '*') continue;
    const next = clauseBounds(part);
    if (!next) return undefined;
    bounds = intersectBounds(bounds, next);
  }
  return bounds;
});

/** What lies in both. */
export function intersectBounds(left: VersionBounds, right: VersionBounds): VersionBounds {
  const lower = tighter(left.lower, right.lower, 1);
  const upper = tighter(left.upper, right.upper, -1);
  return { ...(lower && { lower }), ...(upper && { upper }) };
}

/** Whether no version can lie between the ends. */
export function areBoundsEmpty({ lower, upper }: VersionBounds): boolean {
  if (!lower || !upper) return false;
  const order = compareVersions(lower.version, upper.version);
  return order > 0 || (order === 0 && !(lower.isIncluded && upper.isIncluded));
}

/** `3.10` comes after `3.9`; a missing component is 0. Negative when `left` is the older one. */
export function compareVersions(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function clauseBounds(part: string): VersionBounds | undefined {
  const [, operator = '==', digits, star] = clause.exec(part) ?? [];
  if (digits === undefined) return undefined;
  const version = digits.split('.').map(Number);
  const included = { version, isIncluded: true };
  const excluded = { version, isIncluded: false };
  if (operator === '!=') return {};
  if (operator === '>=') return { lower: included };
  if (operator === '>') return { lower: excluded };
  if (operator === '<=') return { upper: included };
  if (operator === '<') return { upper: excluded };
  if (operator === '~=') return { lower: included, upper: afterPrefix(version.slice(0, -1)) };
  if (operator === '=' || star) return { lower: included, upper: afterPrefix(version) };
  return { lower: included, upper: included };
}

function afterPrefix(version: readonly number[]): Bound {
  return { version: [...version.slice(0, -1), (version.at(-1) ?? 0) + 1], isIncluded: false };
}

/** @param direction 1 for the higher of two lower ends, -1 for the lower of two upper ends. */
function tighter(left: Bound | undefined, right: Bound | undefined, direction: 1 | -1): Bound | undefined {
  if (!left || !right) return left ?? right;
  const order = compareVersions(left.version, right.version) * direction;
  if (order !== 0) return order > 0 ? left : right;
  return left.isIncluded ? right : left;
}
