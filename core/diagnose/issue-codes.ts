import { condaIssueCodes } from '../conda/conda-issue.ts';
import { importNoteCodes } from '../definition/import-text.ts';
import { dockerfileIssueCodes } from '../dockerfile/dockerfile-issue.ts';
import { pipIssueCodes } from '../pip/pip-issue.ts';
import { unreadableTextCodes } from '../unreadable-text.ts';
import { requirementIssueCodes } from './diagnose-requirements.ts';
import { rules } from './rules.ts';
import { settingsIssueCodes } from './settings-issue.ts';

/** Every code that core can put into an issue: each has words in every language under `issues.<code>`. */
export const issueCodes: readonly string[] = [
  ...unreadableTextCodes,
  ...condaIssueCodes,
  ...pipIssueCodes,
  ...requirementIssueCodes,
  ...dockerfileIssueCodes,
  ...settingsIssueCodes,
  ...importNoteCodes,
  ...rules.map(({ code }) => code),
];
