import type { TextRange } from '../../issue.ts';

/** A word of a command, quotes and escapes taken out. */
export interface ShellWord {
  readonly text: string;
  readonly range: TextRange;
  /** Nothing in it is quoted, escaped or filled in by the shell. */
  readonly isPlain: boolean;
}

/** `> file`, `2>&1`, `<<END`. */
export interface ShellRedirection {
  readonly operator: string;
  readonly target?: ShellWord;
  /** Operator and target. */
  readonly range: TextRange;
  /** The word that it follows without a space, as in `name>=1.0`. */
  readonly attachedTo?: ShellWord;
}

export interface SimpleCommand {
  readonly words: readonly ShellWord[];
  readonly redirections: readonly ShellRedirection[];
  /** What joins it to the command before; empty for the first one. */
  readonly operator: string;
  readonly range: TextRange;
}

const space = /[ \t\r]+/y;
const comment = /#[^\n]*/y;
const separator = /&&|\|\||;;|\|&|[;|\n()]|&(?![>&])/y;
const redirection = /(?:\d+|&)?(?:>>|>\||>&|>|<<<|<<-?|<&|<)/y;
/** Plain characters, an escaped one, quoted text, `$(…)` without another inside, `${…}`, or a lone `$`. */
const piece =
  /[^\s;|&<>()"'`\\$]+|\\(?:[\s\S]|$)|"(?:[^"\\]|\\[\s\S])*"|'[^']*'|`[^`]*`|\$\((?:[^()]|\([^()]*\))*\)|\$\{[^{}]*\}|\$/y;

/**
 * Splits a script into its simple commands, as far as that is possible without running it: structures such
 * as loops become words of the commands in them. Takes time linear in the text.
 *
 * @param at offset of the script in its file, for the ranges.
 */
export function readShell(script: string, at: number): SimpleCommand[] {
  return new ShellReader(script, at).read();
}

class ShellReader {
  readonly #script: string;
  readonly #at: number;
  readonly #commands: SimpleCommand[] = [];
  #position = 0;
  #words: ShellWord[] = [];
  #redirections: ShellRedirection[] = [];
  #operator = '';

  constructor(script: string, at: number) {
    this.#script = script;
    this.#at = at;
  }

  read(): SimpleCommand[] {
    while (this.#position < this.#script.length) {
      if (this.#take(space) !== undefined || this.#take(comment) !== undefined) continue;
      const operator = this.#take(separator);
      if (operator !== undefined) this.#finish(operator);
      else if (!this.#readRedirection()) this.#readWord();
    }
    this.#finish('');
    return this.#commands;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#script)?.[0];
    if (match !== undefined) this.#position += match.length;
    return match;
  }

  #finish(next: string) {
    const ends = [...this.#words, ...this.#redirections].map(({ range }) => range);
    const start = Math.min(...ends.map((range) => range.start));
    const end = Math.max(...ends.map((range) => range.end));
    if (ends.length > 0) {
      const range = { start, end };
      this.#commands.push({ words: this.#words, redirections: this.#redirections, operator: this.#operator, range });
      this.#operator = next;
    } else if (next !== '\n') {
      // A line break after `&&` joins nothing new.
      this.#operator = next;
    }
    this.#words = [];
    this.#redirections = [];
  }

  #readRedirection(): boolean {
    const start = this.#position;
    const operator = this.#take(redirection);
    if (operator === undefined) return false;
    this.#take(space);
    const target = this.#word();
    const previous = this.#words.at(-1);
    const isAttached = previous?.range.end === this.#at + start;
    this.#redirections.push({
      operator,
      ...(target && { target }),
      range: { start: this.#at + start, end: this.#at + this.#position },
      ...(isAttached && previous && { attachedTo: previous }),
    });
    return true;
  }

  #readWord() {
    const word = this.#word();
    if (word) this.#words.push(word);
    // A quote that nothing closes, or a bracket: no more is understood of it.
    else this.#position += 1;
  }

  #word(): ShellWord | undefined {
    const start = this.#position;
    let text = '';
    let isPlain = true;
    for (let part = this.#take(piece); part !== undefined; part = this.#take(piece)) {
      isPlain &&= !/^["'`\\$]/.test(part);
      text += unquote(part);
    }
    if (this.#position === start) return undefined;
    return { text, isPlain, range: { start: this.#at + start, end: this.#at + this.#position } };
  }
}

function unquote(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (part.startsWith('"')) return part.slice(1, -1).replaceAll(/\\(["\\$`])/g, '$1');
  return part.startsWith('\\') ? part.slice(1) : part;
}
