import type { Rule } from '../rule.ts';
import { lastCommands } from './last-commands.ts';
import type { ShellCommand } from './shell-commands.ts';

/** A variable ends with the shell of its RUN. */
export const exportLost: Rule = {
  code: 'dockerfile-export-lost',
  severity: 'warning',
  find(subject) {
    const exported = new Map<string, number>();
    for (const command of subject.commands) {
      const key = exportOf(command);
      if (key !== undefined) exported.set(key, (exported.get(key) ?? 0) + 1);
    }
    return lastCommands(subject).flatMap(({ last, count }) => {
      const key = exportOf(last);
      if (key === undefined || /^\(|^\|\|/.test(last.operator)) return [];
      // Whoever sets it again in the same step takes back what was meant for that step alone.
      if ((exported.get(key) ?? 0) > 1) return [];
      const place = last.places[1];
      const isAlone = count === 1 && last.words.length === 2 && last.redirections.length === 0;
      const isLiteral = place && !/[$`\\]/.test(place.text.replaceAll(/\$\{?\w+\}?/g, ''));
      const written = place && subject.definition.dockerfile.slice(place.range.start, place.range.end);
      const edits = isAlone && isLiteral ? [{ range: last.instruction.range, text: `ENV ${written}` }] : undefined;
      return [{ section: 'dockerfile', range: last.range, ...(edits && { edits }) }];
    });
  },
};

/** Step and variable of an `export NAME=value`. */
function exportOf({ words: [program, assignment = ''], instruction }: ShellCommand): string | undefined {
  const name = program === 'export' ? /^([A-Za-z_]\w*)=/.exec(assignment)?.[1] : undefined;
  return name && `${instruction.range.start} ${name}`;
}
