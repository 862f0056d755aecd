import type { CondaEnvironment } from '../../conda/conda-environment.ts';
import { oncePer } from '../../once-per.ts';
import type { Rule } from '../rule.ts';
import { findLookalike } from './find-lookalike.ts';
import { popularPackages } from './popular-packages.ts';

/** One letter off a well-known name: a slip, or a package that was named to be mistaken for it. */
export const lookalikeName: Rule = {
  code: 'conda-lookalike-name',
  severity: 'warning',
  find: ({ conda }) => (conda ? findingsIn(conda) : []),
};

const findingsIn = oncePer(({ specs }: CondaEnvironment) =>
  specs.flatMap(({ spec, range: whole }) => {
    const { name } = spec;
    if (spec.url !== undefined || spec.channel !== undefined) return [];
    const popular = findLookalike(name, popularPackages);
    const range = spec.ranges.name ?? whole;
    if (popular === undefined) return [];
    const isPlaced = range.end - range.start === name.length;
    const values = { name, popular };
    return [{ section: 'conda' as const, range, values, ...(isPlaced && { edits: [{ range, text: popular }] }) }];
  }),
);
