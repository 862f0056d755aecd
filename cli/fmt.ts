import { formatSection } from '../core/definition/format-section.ts';
import { applyEdits } from '../core/text-edit.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { highestCode } from './highest-code.ts';
import { readSource, type TextSection } from './read-source.ts';
import { readWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { type TextFile, writeTextFile } from './text-file.ts';

export const fmt: Command = {
  help: `usage: envstudio fmt [--check] PATH…

Gives each file, or each file of a folder's definition, its one layout. Comments
and order stay, and the specification hash never changes. A file with errors
stays as it is: \`envstudio lint\` says which.

  --check  write nothing; name the files that would change

exit code: 0 fine, 1 a file would change (--check) or has errors,
2 wrong use or an unreadable path`,

  run(words, terminal) {
    const { paths, given } = readWords(words, ['check']);
    return highestCode(paths.map((path) => formatPath(path, given.has('check'), terminal)));
  },
};

function formatPath(path: string, isChecking: boolean, terminal: Terminal): ExitCode {
  const source = readSource(path);
  if ('problem' in source) {
    terminal.note(`envstudio: ${source.path}: ${source.problem}`);
    return exitCode.wrongUse;
  }
  const files = Object.entries(source.files) as [TextSection, TextFile][];
  return highestCode(files.map(([section, file]) => formatFile(section, file, isChecking, terminal)));
}

function formatFile(section: TextSection, file: TextFile, isChecking: boolean, terminal: Terminal): ExitCode {
  const edits = formatSection(section, file.text);
  if (!edits) {
    terminal.note(`envstudio: ${file.path}: left as it is: it has errors`);
    return exitCode.findings;
  }
  if (edits.length === 0) return exitCode.fine;
  if (isChecking) {
    terminal.print(`${file.path}: would change`);
    return exitCode.findings;
  }
  const { problem } = writeTextFile(file, applyEdits(file.text, edits));
  if (problem !== undefined) {
    terminal.note(`envstudio: ${file.path}: left as it is: ${problem}`);
    return exitCode.findings;
  }
  terminal.print(`${file.path}: changed`);
  return exitCode.fine;
}
