import type { Definition } from '../definition/definition.ts';
import type { Issue, Section, TextEdit } from '../issue.ts';
import { applyEdits } from '../text-edit.ts';
import { diagnose } from './diagnose.ts';
import type { Surroundings } from './subject.ts';

const textSections = ['conda', 'pip', 'dockerfile'] as const satisfies readonly Section[];
/** One fix may make room for the next; none makes a chain of more. */
const roundLimit = 10;

/**
 * Applies every fix that the findings offer, until none is left. Of fixes that touch the same place, the
 * first is applied and the others are looked for again in what it left.
 */
export function applyFixes(
  definition: Definition,
  surroundings: Surroundings = {},
): { readonly definition: Definition; readonly fixCount: number } {
  let fixed = definition;
  let fixCount = 0;
  for (let round = 0; round < roundLimit; round += 1) {
    const issues = diagnose(fixed, surroundings).filter(({ fix }) => fix);
    if (issues.length === 0) break;
    for (const section of textSections) {
      const chosen = withoutConflicts(issues.filter((issue) => issue.section === section));
      fixed = { ...fixed, [section]: applyEdits(fixed[section], chosen.flat()) };
      fixCount += chosen.length;
    }
  }
  return { definition: fixed, fixCount };
}

/** The edits of each fix that keeps clear of those before it: a fix is applied as a whole or not at all. */
function withoutConflicts(issues: readonly Issue[]): readonly (readonly TextEdit[])[] {
  const chosen: (readonly TextEdit[])[] = [];
  const taken: TextEdit[] = [];
  for (const { fix } of issues) {
    const edits = fix?.edits ?? [];
    const isClear = edits.every((edit) => taken.every((other) => !touches(edit, other)));
    if (!isClear) continue;
    chosen.push(edits);
    taken.push(...edits);
  }
  return chosen;
}

function touches({ range: one }: TextEdit, { range: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
