import { acrossRules } from './across/across-rules.ts';
import { condaRules } from './conda/conda-rules.ts';
import { dockerfileRules } from './dockerfile/dockerfile-rules.ts';
import { pipRules } from './pip/pip-rules.ts';
import type { Rule } from './rule.ts';

/** Everything that is looked for beyond what the parsers themselves refuse. */
export const rules: readonly Rule[] = [...condaRules, ...pipRules, ...dockerfileRules, ...acrossRules];
