import type { Rule } from '../rule.ts';

/** Mounts are BuildKit's: the classic builder refuses the flag. */
export const mountUnsupported: Rule = {
  code: 'dockerfile-mount-unsupported',
  severity: 'error',
  find({ definition, dockerfile, surroundings: { engine } }) {
    if (engine === undefined || engine.hasBuildKit) return [];
    const runs = dockerfile?.instructions.filter(({ keyword }) => keyword === 'RUN') ?? [];
    return runs.flatMap(({ keywordRange, argumentsRange }) => {
      const flags = definition.dockerfile.slice(keywordRange.end, argumentsRange.start);
      return [...flags.matchAll(/--mount\b\S*/gi)].map(({ index, 0: flag }) => {
        const start = keywordRange.end + index;
        return { section: 'dockerfile' as const, range: { start, end: start + flag.length } };
      });
    });
  },
};
