import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { readIfThere } from '../testing/expect-file.ts';
import { applyFixes } from './apply-fixes.ts';
import { diagnose } from './diagnose.ts';
import type { Surroundings } from './subject.ts';

const today = '2026-11-23';

/** What a fix must come to: nothing is left that it would mend, and no error is there that was not before. */
function check(definition: Definition, surroundings: Surroundings): void {
  const fixed = applyFixes(definition, surroundings).definition;
  const left = diagnose(fixed, surroundings);
  expect(left.filter(({ fix }) => fix).map(({ code }) => code)).toEqual([]);
  const errorsOf = (one: Definition) =>
    diagnose(one, surroundings).filter(({ severity }) => severity === 'error').length;
  expect(errorsOf(fixed)).toBeLessThanOrEqual(errorsOf(definition));
}

describe('applyFixes', () => {
  it('mends what can be mended and leaves the rest', () => {
    const conda = 'channels: [conda-forge]\ndependencies:\n  - python==3.12 # why\n  - pip\n  - pip:\n      - a=1\n';
    const { definition, fixCount } = applyFixes({ ...emptyDefinition, conda }, { today });
    expect(definition.conda).toBe(conda.replace('==3.12', '=3.12').replace('a=1', 'a==1'));
    expect(fixCount).toBe(2);
  });

  it('gives back the same texts where there is nothing to mend', () => {
    const definition = { ...emptyDefinition, pip: 'numpy==1.26\n' };
    expect(applyFixes(definition)).toEqual({ definition, fixCount: 0 });
  });

  const root = join(import.meta.dirname, 'cases');
  it.each(readdirSync(root))('comes to an end in the case %s', (name) => {
    const { surroundings = {}, ...settings } = JSON.parse(readIfThere(join(root, name, 'settings.json')) || '{}');
    const texts = {
      conda: readIfThere(join(root, name, 'environment.yml')),
      pip: readIfThere(join(root, name, 'requirements.txt')),
      dockerfile: readIfThere(join(root, name, 'Dockerfile')),
    };
    check({ ...emptyDefinition, ...texts, ...settings }, surroundings);
  });

  it.skipIf(corpusIsAbsent)(`comes to an end in real files${corpusIsAbsent}`, () => {
    for (const kind of ['conda', 'pip'] as const) {
      for (const { text } of listCorpus(kind)) check({ ...emptyDefinition, [kind]: text }, { today });
    }
  });
});
