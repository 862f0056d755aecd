import { expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import judged from './corpus-findings.json' with { type: 'json' };
import { diagnose } from './diagnose.ts';

/**
 * Fifty environment files of public repositories, each read by a person: these findings are right, and
 * nothing else should be found in them. A new rule that adds one must be judged on the file itself.
 */
it.skipIf(corpusIsAbsent)(`finds in real environment files what a person would${corpusIsAbsent}`, () => {
  const names = new Set(Object.keys(judged));
  const files = listCorpus('conda').filter(({ name }) => names.has(name));
  const found = files.map(({ name, text }) => {
    const issues = diagnose(
      { ...emptyDefinition, baseImage: 'python:3.12-slim', conda: text },
      { today: '2026-11-23' },
    );
    return [name, [...new Set(issues.map(({ code }) => code))].toSorted()];
  });
  expect(Object.fromEntries(found)).toEqual(judged);
});
