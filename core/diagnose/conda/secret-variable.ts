import { isSecretVariable } from '../across/secret-shape.ts';
import type { Rule } from '../rule.ts';

/** `variables:` become ENV of the image: everybody who may pull it can read them. */
export const secretVariable: Rule = {
  code: 'conda-secret-variable',
  severity: 'warning',
  find({ conda }) {
    const secrets = conda?.variables.filter(({ name, value }) => isSecretVariable(name, value)) ?? [];
    return secrets.map(({ name, range }) => ({ section: 'conda', range, values: { name } }));
  },
};
