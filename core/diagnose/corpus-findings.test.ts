import { expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { LineIndex } from '../position.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import judgedFiles from './corpus-findings.json' with { type: 'json' };
import { diagnose } from './diagnose.ts';

/** Lines by code: what is found where, and whether it is right. */
interface Judgement {
  readonly right: Readonly<Record<string, readonly number[]>>;
  /** Found, and a careful person would not say it: what is still to be mended. */
  readonly wrong?: Readonly<Record<string, readonly number[]>>;
  /** What that person would say too, in a sentence, with the reason why the text alone does not tell. */
  readonly missing?: readonly string[];
}

const judged: Readonly<Record<string, Judgement>> = judgedFiles;
const kinds = ['conda', 'pip'] as const;

/**
 * More than a hundred environment and requirements files of public repositories, each read by a person with
 * what was found in it. A new rule that adds a finding must be judged on the file itself.
 */
it.skipIf(corpusIsAbsent)(`finds in real files what a person would${corpusIsAbsent}`, () => {
  const found = kinds.flatMap((kind) =>
    listCorpus(kind)
      .filter(({ name }) => `${kind}/${name}` in judged)
      .map(({ name, text }) => [`${kind}/${name}`, linesByCode(kind, text)] as const),
  );
  expect(found.length).toBeGreaterThanOrEqual(100);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(judged).map(([name, { right, wrong }]) => [name, { ...right, ...wrong }])),
  );
});

it('knows of no wrong finding in them', () => {
  expect(Object.entries(judged).filter(([, { wrong }]) => wrong !== undefined)).toEqual([]);
});

function linesByCode(kind: (typeof kinds)[number], text: string): Record<string, number[]> {
  const definition = { ...emptyDefinition, baseImage: 'python:3.12-slim', [kind]: text };
  const lines = new LineIndex(text);
  const found: Record<string, number[]> = {};
  for (const { code, range } of diagnose(definition, { today: '2026-11-23' })) {
    const line = lines.positionAt(range.start).line;
    found[code] = [...(found[code] ?? []), line];
  }
  return found;
}
