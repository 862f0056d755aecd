import { parseArgs } from 'node:util';
import { WrongUse } from './wrong-use.ts';

/**
 * Cuts the words of a call into paths and switches (`--json`); after `--` all are paths.
 *
 * @throws WrongUse for a switch that is not among `switches`, and for a call without a path.
 */
export function readWords<Switch extends string>(
  words: readonly string[],
  switches: readonly Switch[],
): { readonly paths: readonly string[]; readonly given: ReadonlySet<Switch> } {
  const options = Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }]));
  const { values, positionals } = parse(words, options);
  if (positionals.length === 0) throw new WrongUse('give at least one path');
  return { paths: positionals, given: new Set(switches.filter((name) => values[name] === true)) };
}

function parse(words: readonly string[], options: Record<string, { type: 'boolean' }>) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUse(error.message);
    throw error;
  }
}
