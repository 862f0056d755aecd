import type { Rule } from '../rule.ts';

/** Rules that look at several sections at once. */
export const acrossRules: readonly Rule[] = [];
