import type { Rule } from '../rule.ts';

/** Deprecated since Docker 1.13: a label says the same, and can be read. */
export const maintainer: Rule = {
  code: 'dockerfile-maintainer',
  severity: 'info',
  find({ dockerfile }) {
    const maintainers = dockerfile?.instructions.filter(({ keyword }) => keyword === 'MAINTAINER') ?? [];
    return maintainers.map(({ range, argumentsText }) => {
      const name = argumentsText.trim().replace(/^(["'])(.*)\1$/s, '$2');
      const isPlain = name !== '' && !/["\\$\n]/.test(name);
      const text = `LABEL org.opencontainers.image.authors="${name}"`;
      return { section: 'dockerfile', range, ...(isPlain && { edits: [{ range, text }] }) };
    });
  },
};
