import { type Definition, emptyDefinition } from '../definition/definition.ts';

export interface CuratedEnvironment {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly note: string;
  readonly definition: Definition;
}

/**
 * What every workspace begins with, on its default base image. A changed definition becomes the next
 * version in every workspace when the studio is started; nothing is taken away.
 */
export const curatedEnvironments: readonly CuratedEnvironment[] = [
  {
    name: 'Curated-Minimal',
    description: 'Python and little else: a small start for an environment of your own.',
    tags: ['minimal'],
    note: 'First version.',
    definition: { ...emptyDefinition, pip: 'pip\nsetuptools\nwheel\n' },
  },
  {
    name: 'Curated-Tutorial',
    description: 'scikit-learn, pandas, matplotlib and friends: everything for the first notebooks and models.',
    tags: ['tutorial', 'scikit-learn'],
    note: 'First version.',
    definition: {
      ...emptyDefinition,
      pip: ['numpy~=2.1', 'pandas~=2.2', 'scikit-learn~=1.5', 'matplotlib~=3.9', 'seaborn~=0.13', ''].join('\n'),
    },
  },
];
