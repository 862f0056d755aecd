import type { Rule } from '../rule.ts';

/** Rules of the pip section. */
export const pipRules: readonly Rule[] = [];
