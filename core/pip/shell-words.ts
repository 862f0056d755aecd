/** A word of a command line with quotes and escapes taken out, and where it stood. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A run of unquoted characters, an escaped one, or a quoted text: what a POSIX shell makes words of. */
const piece = /[^\s"'\\]+|\\(?:[\s\S]|$)|"(?:[^"\\]|\\[\s\S])*"|'[^']*'/y;

/**
 * Splits as a POSIX shell does, without expanding anything.
 *
 * @returns `unclosedAt` where a quote is opened that nothing closes; the words before it are given.
 */
export function splitShellWords(
  text: string,
  from: number,
): { readonly words: readonly ShellWord[]; readonly unclosedAt?: number } {
  const words: ShellWord[] = [];
  let at = from;
  while (at < text.length) {
    const start = at;
    let word = '';
    for (let match = matchAt(text, at); match !== undefined; match = matchAt(text, at)) {
      word += unquote(match);
      at += match.length;
    }
    if (at > start) words.push({ text: word, start, end: at });
    if (at < text.length && !/\s/.test(text.charAt(at))) return { words, unclosedAt: at };
    at += 1;
  }
  return { words };
}

function matchAt(text: string, at: number): string | undefined {
  piece.lastIndex = at;
  return piece.exec(text)?.[0];
}

function unquote(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
  return text.startsWith('\\') ? text.slice(1) : text;
}
