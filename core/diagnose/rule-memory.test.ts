import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import type { Rule } from './rule.ts';
import { openRuleMemory } from './rule-memory.ts';
import { readSubject, type Subject } from './subject.ts';

/** A rule that counts how often it is asked. */
function counting(look: (subject: Subject) => string) {
  const rule = {
    code: 'conda-no-packages',
    severity: 'info',
    asked: 0,
    find(subject: Subject) {
      rule.asked += 1;
      return [{ section: 'conda' as const, range: { start: 0, end: 0 }, values: { seen: look(subject) } }];
    },
  } satisfies Rule & { asked: number };
  return rule;
}

describe('openRuleMemory', () => {
  const definition = { ...emptyDefinition, pip: 'six\n', dockerfile: 'RUN true\n' };

  it('asks a rule again only when something that it looked at has changed', () => {
    const ofPip = counting(({ definition: { pip } }) => pip);
    const ofDay = counting(({ surroundings: { today = '' } }) => today);
    const ofBase = counting(({ surroundings: { base } }) => base?.glibcVersion ?? '');
    const ofSettings = counting(({ definition: { variables } }) => variables.map(({ name }) => name).join());
    const apply = openRuleMemory([ofPip, ofDay, ofBase, ofSettings]);
    const seen = (changes: Partial<typeof definition>, glibcVersion = '2.36', today = '2026-11-27') => {
      const surroundings = { today, base: { glibcVersion } };
      const subject = readSubject({ ...definition, variables: [], ...changes }, surroundings).subject;
      return apply(subject).map(({ values }) => values.seen);
    };
    expect(seen({})).toEqual(['six\n', '2026-11-27', '2.36', '']);
    expect(seen({ conda: 'dependencies: [pip]\n' })).toEqual(['six\n', '2026-11-27', '2.36', '']);
    expect([ofPip, ofDay, ofBase, ofSettings].map(({ asked }) => asked)).toEqual([1, 1, 1, 1]);
    expect(seen({ pip: 'rich\n' })).toEqual(['rich\n', '2026-11-27', '2.36', '']);
    expect(seen({ pip: 'rich\n' }, '2.17', '2026-11-28')).toEqual(['rich\n', '2026-11-28', '2.17', '']);
    expect(seen({ pip: 'rich\n', variables: [{ name: 'A', value: '' }] })).toEqual([
      'rich\n',
      '2026-11-27',
      '2.36',
      'A',
    ]);
    expect([ofPip, ofDay, ofBase, ofSettings].map(({ asked }) => asked)).toEqual([2, 3, 3, 2]);
  });
});
