import type { Rule } from '../rule.ts';
import { isSecretVariable } from './secret-shape.ts';

/** Variables of the settings become ENV of the image: everybody who may pull it can read them. */
export const secretInSettings: Rule = {
  code: 'settings-secret-variable',
  severity: 'warning',
  find({ definition }) {
    const secrets = definition.variables.filter(({ name, value }) => isSecretVariable(name, value));
    return secrets.map(({ name }) => {
      return { section: 'settings', range: { start: 0, end: 0 }, values: { field: 'variables', name } };
    });
  },
};
