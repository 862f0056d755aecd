import { isSecretVariable } from '../across/secret-shape.ts';
import type { Finding, Rule } from '../rule.ts';
import { listAssignments } from './assignments.ts';

/** ENV is part of the image; the default of an ARG stands in its history. */
export const dockerfileSecretVariable: Rule = {
  code: 'dockerfile-secret-variable',
  severity: 'warning',
  find({ dockerfile }) {
    const secrets = listAssignments(dockerfile).filter(({ name, value = '' }) => isSecretVariable(name, value));
    return secrets.map(({ name, range, keyword }): Finding => {
      return { section: 'dockerfile', range, values: { name, instruction: keyword } };
    });
  },
};
