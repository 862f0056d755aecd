import { readHeredocs } from '../dockerfile/heredoc.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';

/**
 * A Dockerfile without what does not count: comments outside heredocs, blank lines, line ends, the case
 * of keywords. Parser directives stay, since they decide how the rest is read. Empty for a blank text; a
 * text that cannot be read stays as it is.
 */
export function canonicalDockerfile(source: string): string {
  const text = source.replaceAll('\r\n', '\n');
  const { value } = parseDockerfile(text);
  if (!value) return text;
  const directives = value.directives.map((directive) => `# ${directive.name}=${directive.value}`);
  const instructions = value.instructions.map(({ keyword, keywordRange, range }) => {
    const words = text.slice(keywordRange.end, range.end).trimStart();
    return `${keyword} ${readHeredocs(text.slice(range.start, range.end)).names.length > 0 ? words : withoutComments(words)}`;
  });
  return [...directives, ...instructions].join('\n');
}

/** Comments and blank lines may stand between the lines of one instruction; the engine leaves them out too. */
function withoutComments(words: string): string {
  return words
    .split('\n')
    .filter((line, index) => index === 0 || !/^\s*(?:#|$)/.test(line))
    .map((line) => line.trimEnd())
    .join('\n');
}
