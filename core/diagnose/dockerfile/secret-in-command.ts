import { hasSecretInAddress, hasSecretShape } from '../across/secret-shape.ts';
import type { Rule } from '../rule.ts';

/** A step's text stands in the image's history, and what it writes in a layer. */
export const secretInCommand: Rule = {
  code: 'dockerfile-secret-in-command',
  severity: 'warning',
  find({ commands }) {
    const secret = commands.flatMap(({ places }) =>
      places.filter(({ text }) =>
        text.split(/[\s=,;"'|]+/).some((part) => hasSecretInAddress(part) || hasSecretShape(part)),
      ),
    );
    return secret.map(({ range }) => ({ section: 'dockerfile', range }));
  },
};
