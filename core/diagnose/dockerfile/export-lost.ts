import type { Rule } from '../rule.ts';
import { lastCommands } from './last-commands.ts';

/** A variable ends with the shell of its RUN. */
export const exportLost: Rule = {
  code: 'dockerfile-export-lost',
  severity: 'warning',
  find(subject) {
    return lastCommands(subject).flatMap(({ last, count }) => {
      const [program, assignment = ''] = last.words;
      const place = last.places[1];
      if (program !== 'export' || !/^[A-Za-z_]\w*=/.test(assignment) || /^\(|^\|\|/.test(last.operator)) return [];
      const isAlone = count === 1 && last.words.length === 2 && last.redirections.length === 0;
      const isLiteral = place && !/[$`\\]/.test(assignment.replaceAll(/\$\{?\w+\}?/g, ''));
      const written = place && subject.definition.dockerfile.slice(place.range.start, place.range.end);
      const edits = isAlone && isLiteral ? [{ range: last.instruction.range, text: `ENV ${written}` }] : undefined;
      return [{ section: 'dockerfile', range: last.range, ...(edits && { edits }) }];
    });
  },
};
