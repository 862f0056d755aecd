import { canonicalDefinition } from '../core/definition/canonical.ts';
import { specificationHash } from '../core/digest.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { readSource } from './read-source.ts';
import { readWords } from './read-words.ts';

export const hash: Command = {
  help: `usage: envstudio hash [--json] PATH…

Prints the specification hash of each file or folder: what decides whether two
definitions are the same. Comments, order where it means nothing, quotes and
spaces do not change it.

  --json   one JSON array with path, hash and canonical form of every path

exit code: 0, or 2 for wrong use or an unreadable path`,

  run(words, terminal) {
    const { paths, given } = readWords(words, ['json']);
    const isJson = given.has('json');
    let code: 0 | 2 = exitCode.fine;
    const entries = paths.map((path) => {
      const source = readSource(path);
      if ('problem' in source) {
        terminal.note(`envstudio: ${source.path}: ${source.problem}`);
        code = exitCode.wrongUse;
        return { path, hash: null, problem: source.problem };
      }
      const { definition } = source;
      const entry = { path, hash: specificationHash(definition), canonical: canonicalDefinition(definition) };
      if (!isJson) terminal.print(`${entry.hash}  ${path}`);
      return entry;
    });
    if (isJson) terminal.print(JSON.stringify(entries, null, 2));
    return code;
  },
};
