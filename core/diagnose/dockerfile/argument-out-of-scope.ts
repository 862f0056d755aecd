import type { TextEdit } from '../../issue.ts';
import { lineEndOf } from '../../line-end.ts';
import type { Finding, Rule } from '../rule.ts';
import { listAssignments } from './assignments.ts';

const use = /\$(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/g;
/** Instructions in which variables are filled in, or that hand them to a shell. */
const using = new Set(['RUN', 'ENV', 'LABEL', 'COPY', 'ADD', 'WORKDIR', 'USER', 'EXPOSE', 'VOLUME', 'ARG']);

/** An ARG before the first FROM is known in FROM only; a stage that needs it says `ARG NAME` again. Said once a stage and name. */
export const argumentOutOfScope: Rule = {
  code: 'dockerfile-argument-out-of-scope',
  severity: 'warning',
  find({ definition, dockerfile }) {
    const assignments = listAssignments(dockerfile);
    const outside = new Set(assignments.filter(({ stage }) => stage === -1).map(({ name }) => name));
    if (!dockerfile?.hasFrom || outside.size === 0) return [];
    const known = new Set(assignments.map(({ name, stage }) => `${stage} ${name}`));
    const isKnown = (stage: number | undefined, name: string): boolean =>
      stage !== undefined && (known.has(`${stage} ${name}`) || isKnown(dockerfile.stages[stage]?.baseStage, name));
    const instructions = dockerfile.instructions.filter(({ keyword, stage }) => using.has(keyword) && stage >= 0);
    return instructions.flatMap(({ stage, argumentsText, argumentsRange }): Finding[] => {
      const filled = namesFilledIn(argumentsText);
      const uses = [...argumentsText.matchAll(use)];
      return uses.flatMap((match): Finding[] => {
        const name = match[1] ?? match[2] ?? '';
        if (!outside.has(name) || filled.has(name) || isKnown(stage, name)) return [];
        if (argumentsText[match.index - 1] === '\\') return [];
        known.add(`${stage} ${name}`);
        const start = argumentsRange.start + match.index;
        const edits = declareIn(definition.dockerfile, dockerfile.stages[stage]?.range.end, name);
        return [{ section: 'dockerfile', range: { start, end: start + match[0].length }, values: { name }, edits }];
      });
    });
  },
};

/** The shell of a RUN may fill variables of its own; looked for once, however often they are used. */
function namesFilledIn(text: string): ReadonlySet<string | undefined> {
  const set = text.matchAll(/(?<![^\s;(])([A-Za-z_]\w*)=|for ([A-Za-z_]\w*) in/g);
  const read = [...text.matchAll(/read\b(.*)/g)].flatMap(([, rest = '']) => [...rest.matchAll(/ ([A-Za-z_]\w*)/g)]);
  return new Set([...set, ...read].map(([, assigned, looped]) => assigned ?? looped));
}

/** `ARG NAME` on a line of its own behind the FROM. */
function declareIn(text: string, fromEnd: number | undefined, name: string): TextEdit[] {
  const at = fromEnd ?? 0;
  return [{ range: { start: at, end: at }, text: `${lineEndOf(text)}ARG ${name}` }];
}
