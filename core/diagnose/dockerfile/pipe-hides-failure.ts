import type { Finding, Rule } from '../rule.ts';

const download = /^(?:curl|wget)$/;
const interpreter = /^(?:\S*\/)?(?:ba|z|da)?sh$|^(?:\S*\/)?(?:python[\d.]*|perl|gpg|apt-key|tee)$/;

/** A shell that is fed nothing succeeds: the step passes though the download failed. */
export const pipeHidesFailure: Rule = {
  code: 'dockerfile-pipe-hides-failure',
  severity: 'warning',
  find({ commands, definition }) {
    if (/pipefail/.test(definition.dockerfile)) return [];
    return commands.flatMap(({ words, operator, range }, index): Finding[] => {
      const before = commands[index - 1];
      const isFed = operator === '|' && download.test(before?.words[0] ?? '');
      if (!before || !isFed || !interpreter.test(words[0] ?? '')) return [];
      const values = { download: before.words[0] ?? '', program: words[0] ?? '' };
      return [{ section: 'dockerfile', range: { start: before.range.start, end: range.end }, values }];
    });
  },
};
