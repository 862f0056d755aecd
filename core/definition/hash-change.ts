/** What a hash counts, by the name of its words under `hashChanges.field`. */
export const hashFields = [
  'baseImage',
  'platform',
  'interpreterPath',
  'user',
  'userManaged',
  'allowSourceBuilds',
  'variable',
  'channels',
  'nodefaults',
  'dependency',
  'condaVariable',
  'index',
  'extraIndexes',
  'findLinks',
  'pipOption',
  'requirement',
  'instruction',
  'unreadable',
  'baseImageId',
  'renderer',
  'virtualPackage',
  'tool',
  'condaPackage',
  'pipPackage',
  'renderedLine',
] as const;

export type HashField = (typeof hashFields)[number];

/** One thing that makes one hash another than the other. */
export interface HashChange {
  readonly field: HashField;
  /** Of which package, variable or option; empty where there is only one. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** What it was; undefined when it was not there. */
  readonly left?: string;
  /** What it is now; undefined when it is gone. */
  readonly right?: string;
}

/** One thing that a hash counts. */
export interface HashFact {
  readonly field: HashField;
  readonly name: string;
  /** One text, or several of which the order counts. */
  readonly value: string | readonly string[];
}

/** What differs between two lists of facts, in the order of the fields. */
export function compareFacts(left: readonly HashFact[], right: readonly HashFact[]): readonly HashChange[] {
  const before = byKey(left);
  const after = byKey(right);
  const facts = [...new Map([...before, ...after]).values()];
  return facts
    .flatMap(({ field, name }) =>
      changeOf(field, name, before.get(keyOf({ field, name })), after.get(keyOf({ field, name }))),
    )
    .toSorted(
      (one, other) =>
        hashFields.indexOf(one.field) - hashFields.indexOf(other.field) || compareTexts(one.name, other.name),
    );
}

function keyOf({ field, name }: Pick<HashFact, 'field' | 'name'>): string {
  return `${field} ${name}`;
}

/** Several facts of one name, such as a package that is asked for twice, count together. */
function byKey(facts: readonly HashFact[]): ReadonlyMap<string, HashFact> {
  const groups = Map.groupBy(facts, keyOf);
  return new Map(
    [...groups].flatMap(([key, [fact, ...others]]) => {
      if (!fact) return [];
      const value = others.length === 0 ? fact.value : [fact, ...others].flatMap((one) => one.value);
      return [[key, { ...fact, value }] as const];
    }),
  );
}

function changeOf(
  field: HashField,
  name: string,
  before: HashFact | undefined,
  after: HashFact | undefined,
): HashChange[] {
  if (before === undefined) return after ? [{ field, name, kind: 'added', right: textOf(after) }] : [];
  if (after === undefined) return [{ field, name, kind: 'removed', left: textOf(before) }];
  const [left, right] = [textOf(before), textOf(after)];
  if (left === right) return [];
  return [{ field, name, kind: isReordered(before, after) ? 'reordered' : 'changed', left, right }];
}

function textOf({ value }: HashFact): string {
  return typeof value === 'string' ? value : value.join(', ');
}

function isReordered({ value: before }: HashFact, { value: after }: HashFact): boolean {
  if (typeof before === 'string' || typeof after === 'string') return false;
  return before.toSorted().join('\n') === after.toSorted().join('\n');
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
