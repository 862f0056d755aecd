import type { Rule } from '../rule.ts';
import { finalStarts } from './final-starts.ts';
import { readShell } from './read-shell.ts';

/** A shell is started then, which takes no arguments of `docker run` and keeps stop signals to itself. */
export const entrypointInShell: Rule = {
  code: 'dockerfile-entrypoint-in-shell',
  severity: 'warning',
  find(subject) {
    const entrypoint = finalStarts(subject).findLast(({ keyword }) => keyword === 'ENTRYPOINT');
    if (!entrypoint || /^\s*\[|^exec\s/.test(entrypoint.argumentsText)) return [];
    const { argumentsText, argumentsRange: range } = entrypoint;
    const [command, ...others] = readShell(argumentsText, 0);
    const isSimple = others.length === 0 && command?.redirections.length === 0 && !/[$`\\*?~{}\n]/.test(argumentsText);
    const list = JSON.stringify(command?.words.map(({ text }) => text)).replaceAll('","', '", "');
    return [{ section: 'dockerfile', range, ...(isSimple && { edits: [{ range, text: list }] }) }];
  },
};
