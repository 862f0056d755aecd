const identities = new WeakMap<object, number>();
let count = 0;

/**
 * A number for an object that is never changed, the same each time. As a part of a query's key it stands
 * for the object: keys are written out at each render, and a definition may be a megabyte.
 */
export function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  count += 1;
  identities.set(value, count);
  return count;
}
