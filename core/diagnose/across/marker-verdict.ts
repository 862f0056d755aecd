import { compareVersions } from '../conda/version-bounds.ts';
import type { PythonVersion } from './environment-python.ts';

const token = /\s*(\(|\)|and\b|or\b|not\s+in\b|in\b|===|~=|==|!=|<=|>=|<|>|'[^']*'|"[^"]*"|[a-z_.]+)/iy;
const linux: Readonly<Record<string, string>> = {
  sys_platform: 'linux',
  platform_system: 'Linux',
  os_name: 'posix',
  platform_machine: 'x86_64',
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
};

/**
 * Whether a marker holds in an image with this Python; undefined when that cannot be told (extras,
 * unknown variables, forms that are not worth reading).
 */
export function markerVerdict(marker: string, python: PythonVersion | undefined): boolean | undefined {
  const tokens = tokenise(marker);
  if (!tokens) return undefined;
  const reader = new MarkerReader(tokens, python);
  const verdict = reader.readAlternatives();
  return reader.isAtEnd ? verdict : undefined;
}

class MarkerReader {
  readonly #tokens: readonly string[];
  readonly #python: PythonVersion | undefined;
  #at = 0;

  constructor(tokens: readonly string[], python: PythonVersion | undefined) {
    this.#tokens = tokens;
    this.#python = python;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  readAlternatives(): boolean | undefined {
    const verdicts = [this.#readAll()];
    while (this.#take('or')) verdicts.push(this.#readAll());
    if (verdicts.includes(true)) return true;
    return verdicts.includes(undefined) ? undefined : false;
  }

  #readAll(): boolean | undefined {
    const verdicts = [this.#readOne()];
    while (this.#take('and')) verdicts.push(this.#readOne());
    if (verdicts.includes(false)) return false;
    return verdicts.includes(undefined) ? undefined : true;
  }

  #readOne(): boolean | undefined {
    if (this.#take('(')) {
      const verdict = this.readAlternatives();
      this.#take(')');
      return verdict;
    }
    const [left = '', operator = '', right = ''] = this.#tokens.slice(this.#at, this.#at + 3);
    this.#at = Math.min(this.#at + 3, this.#tokens.length);
    return compare(left, operator, right, this.#python);
  }

  #take(text: string): boolean {
    if (this.#tokens[this.#at] !== text) return false;
    this.#at += 1;
    return true;
  }
}

function tokenise(marker: string): string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const text = marker.trimEnd();
  while (token.lastIndex < text.length) {
    const match = token.exec(text)?.[1];
    if (match === undefined) return undefined;
    tokens.push(match);
  }
  return tokens;
}

function compare(name: string, operator: string, quoted: string, python: PythonVersion | undefined) {
  const value = quoted.slice(1, -1);
  const actual = linux[name];
  if (actual !== undefined && /^['"]/.test(quoted)) {
    if (operator === '==') return actual === value;
    return operator === '!=' ? actual !== value : undefined;
  }
  if (name !== 'python_version' || !python || !/^\d+(?:\.\d+){0,1}$/.test(value)) return undefined;
  const order = compareVersions([python.major, python.minor], value.split('.').map(Number));
  const verdicts: Readonly<Record<string, boolean>> = {
    '==': order === 0,
    '!=': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
  };
  return verdicts[operator];
}
