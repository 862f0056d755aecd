import fc from 'fast-check';
import { type Definition, emptyDefinition } from '../definition/definition.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const version = fc.stringMatching(/^[1-9]\.[0-9]{1,2}$/);

/** What a definition means, apart from how it is written. */
export interface Meaning {
  readonly channels: readonly string[];
  readonly conda: readonly (readonly [name: string, version: string])[];
  readonly pip: readonly (readonly [name: string, version: string])[];
  readonly extraIndexes: readonly string[];
  readonly instructions: readonly string[];
  readonly variables: readonly (readonly [name: string, value: string])[];
}

const pairs = (prefix: string) =>
  fc
    .uniqueArray(fc.tuple(name, version), { selector: ([key]) => key, minLength: 1, maxLength: 5 })
    .map((items) => items.map(([key, value]): readonly [string, string] => [prefix + key, value]));

export const meaning: fc.Arbitrary<Meaning> = fc.record({
  channels: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
  conda: pairs('c'),
  pip: pairs('p'),
  extraIndexes: fc.uniqueArray(name, { maxLength: 3 }),
  instructions: fc.array(
    name.map((word) => `echo ${word}`),
    { maxLength: 3 },
  ),
  variables: pairs('V'),
});

/** How it is written: nothing of this may count. */
export const style = fc.record({
  seed: fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }),
  quote: fc.constantFrom('', '"', "'"),
  comment: fc.constantFrom('', '  # why'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  environmentName: fc.option(name, { nil: undefined }),
  credentials: fc.constantFrom('', 'user:secret@', 'token@'),
  blank: fc.constantFrom('', '\n', '\n\n'),
  space: fc.constantFrom('', ' '),
  keyword: fc.constantFrom('RUN', 'run', 'Run'),
});
export type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

function shuffle<Item>(items: readonly Item[], seed: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, key: seed[index] ?? index }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

/** One of the many ways to write what a definition means. */
export function write(what: Meaning, how: Style): Definition {
  const quoted = (text: string) => how.quote + text + how.quote;
  const dependencies = shuffle(what.conda, how.seed).map(
    ([key, value]) => `  - ${quoted(`${key}=${value}`)}${how.comment}`,
  );
  const blocks = [
    ['channels:', ...what.channels.map((channel) => `  - ${quoted(channel)}`)],
    ['dependencies:', ...dependencies],
    ...(how.environmentName ? [[`name: ${how.environmentName}`]] : []),
  ];
  const conda = shuffle(blocks, how.seed.toReversed()).flat();
  const pip = [
    ...what.extraIndexes.map((host) => `--extra-index-url https://${how.credentials}${host}.example/simple`),
    ...shuffle(what.pip, how.seed).map(([key, value]) => `${key}${how.space}>=${how.space}${value}${how.comment}`),
  ];
  const dockerfile = what.instructions.flatMap((instruction) => [
    ...(how.comment ? ['# a comment'] : []),
    `${how.keyword} ${instruction}`,
  ]);
  const join = (lines: readonly string[]) => lines.map((line) => line + how.lineEnd + how.blank).join('');
  return {
    ...emptyDefinition,
    baseImage: 'python:3.11-slim',
    conda: join(conda),
    pip: join(pip),
    dockerfile: join(dockerfile),
    variables: shuffle(what.variables, how.seed).map(([key, value]) => ({ name: key, value })),
  };
}
