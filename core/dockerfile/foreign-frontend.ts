import type { TextRange } from '../issue.ts';
import { goSpace } from './go-space.ts';

/** A `# syntax=` line that names something else than Docker's own frontend. */
export interface ForeignFrontend {
  readonly frontend: string;
  readonly range: TextRange;
}

const comment = new RegExp(`^\\uFEFF?${goSpace}*(?:#|//)`);
const syntax = new RegExp(`(?:#|//)${goSpace}*syntax${goSpace}*=${goSpace}*(.*?)${goSpace}*$`, 'i');
const blank = new RegExp(`^\\uFEFF?${goSpace}*$`);
const ownFrontend = /^(docker\.io\/)?docker\/dockerfile(:|@|$)/;

/**
 * Finds a frontend that would run with the rights of the build: it could ask for our secrets by name.
 *
 * BuildKit's versions differ in which lines they take for directives (after others that they do not know,
 * after a `#!`, with `//`), so each comment before the first instruction counts.
 */
export function findForeignFrontend(source: string): ForeignFrontend | undefined {
  let start = 0;
  for (const line of source.split('\n')) {
    if (!comment.test(line) && !blank.test(line)) return undefined;
    const found = syntax.exec(line);
    const frontend = found?.[1] ?? '';
    if (found && !ownFrontend.test(frontend)) {
      const end = start + line.trimEnd().length;
      return { frontend, range: { start: start + found.index, end } };
    }
    start += line.length + 1;
  }
  return undefined;
}
