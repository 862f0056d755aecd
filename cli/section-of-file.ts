import { basename } from 'node:path';
import { type RecognisedKind, recogniseSection } from '../core/definition/recognise-section.ts';

const sectionByName: readonly (readonly [RegExp, RecognisedKind])[] = [
  [/\.ya?ml$/i, 'conda'],
  [/^requirements.*\.(?:txt|in)$/i, 'pip'],
  [/^(?:dockerfile|containerfile)(?:$|[._-])|\.(?:dockerfile|containerfile)$/i, 'dockerfile'],
];

/**
 * The section that a file on the disk is: by its name where that leaves no doubt, so that a file full of
 * mistakes is still read as what it is meant to be; else by its content, a `.txt` being pip in doubt.
 */
export function sectionOfFile(path: string, text: string): RecognisedKind {
  const name = basename(path);
  return sectionByName.find(([pattern]) => pattern.test(name))?.[1] ?? recogniseSection(text, name);
}
