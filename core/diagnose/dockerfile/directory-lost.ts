import type { Rule } from '../rule.ts';
import { lastCommands } from './last-commands.ts';

/** Whoever went somewhere and comes back loses nothing. */
const isWayBack = /^(?:-|\.\.(?:\/\.\.)*\/?|\/|~)$/;

/** Each RUN begins in the WORKDIR again. */
export const directoryLost: Rule = {
  code: 'dockerfile-directory-lost',
  severity: 'warning',
  find(subject) {
    return lastCommands(subject).flatMap(({ last, count }) => {
      const [program, directory = ''] = last.words;
      if (program !== 'cd' || last.words.length !== 2 || isWayBack.test(directory) || /^\(|^\|\|/.test(last.operator))
        return [];
      const isAlone = count === 1 && last.redirections.length === 0 && /^\/[\w./-]*$/.test(directory);
      const edits = isAlone ? [{ range: last.instruction.range, text: `WORKDIR ${directory}` }] : undefined;
      return [{ section: 'dockerfile', range: last.range, ...(edits && { edits }) }];
    });
  },
};
