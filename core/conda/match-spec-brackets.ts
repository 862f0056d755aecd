interface Brackets {
  readonly channel: string | undefined;
  readonly subdir: string | undefined;
  readonly version: string | undefined;
  readonly build: string | undefined;
  readonly others: Readonly<Record<string, string>>;
}

const pairPattern = /([a-zA-Z0-9_-]+?)=(["']?)([^'"]*?)\2(?:[, ]|$)/g;

/**
 * Takes `[key=value, …]` and `(optional)` out of a match spec.
 *
 * @returns the rest, what stood in the brackets (undefined when it cannot be read), and for each place
 * in the rest its place in the text.
 */
export function cutBrackets(text: string) {
  const square = cutOut(text, /\[.*\]/);
  // Parentheses within a version group alternatives; only those right after the name are options.
  const round = cutOut(square.rest, /^[^=<>!~ ]*?(\(.*\))/);
  return {
    rest: round.rest,
    brackets: parsePairs(square.removed.slice(1, -1)),
    toIndex: (index: number) => square.toIndex(round.toIndex(index)),
  };
}

function cutOut(text: string, pattern: RegExp) {
  const match = pattern.exec(text);
  if (!match) return { rest: text, removed: '', toIndex: (index: number) => index };
  const removed = match[1] ?? match[0];
  const start = match.index + match[0].length - removed.length;
  return {
    rest: text.slice(0, start) + text.slice(start + removed.length),
    removed,
    toIndex: (index: number) => (index < start ? index : index + removed.length),
  };
}

function parsePairs(text: string): Brackets | undefined {
  const pairs: Record<string, string> = {};
  for (const [, key, , value] of text.matchAll(pairPattern)) {
    if (!key || !value) return undefined;
    pairs[key] = value;
  }
  // A name in brackets never counts: it could hide which package is really meant.
  const { channel, subdir, version, build, name: _ignored, ...others } = pairs;
  return { channel, subdir, version, build, others };
}
