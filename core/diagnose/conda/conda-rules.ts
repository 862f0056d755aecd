import type { Rule } from '../rule.ts';
import { noChannels } from './no-channels.ts';

/** Rules of the conda section. */
export const condaRules: readonly Rule[] = [noChannels];
