import type { Rule } from '../rule.ts';

/** Rules of the dockerfile section. */
export const dockerfileRules: readonly Rule[] = [];
