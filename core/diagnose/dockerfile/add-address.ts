import type { Rule } from '../rule.ts';

/** Nothing compares what comes with what was meant, and an archive is kept packed in a layer of its own. */
export const addAddress: Rule = {
  code: 'dockerfile-add-address',
  severity: 'info',
  find({ definition, dockerfile }) {
    const adds = dockerfile?.instructions.filter(({ keyword }) => keyword === 'ADD') ?? [];
    return adds.flatMap(({ argumentsText, argumentsRange, keywordRange }) => {
      const flags = definition.dockerfile.slice(keywordRange.end, argumentsRange.start);
      const address = /^\[?\s*["']?(https?:\/\/[^\s"',]+)/i.exec(argumentsText)?.[1];
      if (address === undefined || flags.includes('--checksum') || /\.git(?:#|$)/.test(address)) return [];
      const start = argumentsRange.start + argumentsText.indexOf(address);
      return [{ section: 'dockerfile', range: { start, end: start + address.length } }];
    });
  },
};
