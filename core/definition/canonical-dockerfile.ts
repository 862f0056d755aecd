import { DockerfileParser } from 'dockerfile-ast';

/**
 * A Dockerfile without what does not count: comments outside heredocs, blank lines, line ends, the case
 * of keywords. Parser directives stay, since they decide how the rest is read. Empty for a blank text.
 */
export function canonicalDockerfile(source: string): string {
  const text = source.replaceAll('\r\n', '\n');
  const dockerfile = DockerfileParser.parse(text);
  const lines = text.split('\n');
  const commented = new Set(dockerfile.getComments().map((comment) => comment.getRange().start.line));
  const directives = dockerfile
    .getDirectives()
    .map((directive) => `# ${directive.getName().toLowerCase()}=${directive.getValue()}`);
  const instructions = dockerfile.getInstructions().map((instruction) => {
    const { start, end } = instruction.getRange();
    const isHeredoc = /<<-?['"]?\w/.test(instruction.getRawArgumentsContent() ?? '');
    const kept = lines
      .slice(start.line, end.line + 1)
      .filter((line, index) => isHeredoc || !(commented.has(start.line + index) || line.trim() === ''))
      .map((line) => (isHeredoc ? line : line.trimEnd()));
    const [first = '', ...rest] = kept;
    const keyword = instruction.getInstruction();
    const words = first.trimStart().slice(keyword.length).trimStart();
    return [`${instruction.getKeyword()} ${words}`, ...rest].join('\n');
  });
  return [...directives, ...instructions].join('\n');
}
