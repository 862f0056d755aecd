import { applyFixes } from '../core/diagnose/apply-fixes.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { describeIssues, type Finding } from './finding.ts';
import { findingLine } from './finding-line.ts';
import { highestCode } from './highest-code.ts';
import { readSource, type Source, type UnreadablePath } from './read-source.ts';
import { readWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { writeTextFile } from './text-file.ts';

/** What `--json` prints of a path. */
interface Entry {
  readonly path: string;
  /** null for a path that could not be read. */
  readonly section: Source['section'] | null;
  readonly findings: readonly Finding[];
  readonly problem?: string;
}

export const lint: Command = {
  help: `usage: envstudio lint [--json] [--fix] PATH…

Says what is wrong in conda, pip and Dockerfile texts, as the editor does.
A file is read by its name and content (*.yml conda, *.txt pip, Dockerfile*);
a folder is one definition: environment.yml, requirements.txt, Dockerfile and,
for the settings beside them, envstudio.json.

  --json   one JSON array with an entry for every path
  --fix    mend in the files what can surely be mended, then tell what is left

exit code: 0 no errors, 1 at least one error, 2 wrong use or an unreadable path`,

  run(words, terminal) {
    const { paths, given } = readWords(words, ['json', 'fix']);
    const entries = paths.map((path) => lintPath(path, given.has('fix'), terminal));
    if (given.has('json')) terminal.print(JSON.stringify(entries, null, 2));
    else report(entries, terminal);
    return highestCode(entries.map(codeOf));
  },
};

function lintPath(path: string, isFixing: boolean, terminal: Terminal): Entry {
  const source = readSource(path);
  if ('problem' in source) return unreadable(path, source, terminal);
  const surroundings = { today: terminal.today };
  const fixed = isFixing ? fix(source, terminal) : source;
  const findings = describeIssues(fixed, diagnose(fixed.definition, surroundings));
  return { path, section: source.section, findings };
}

function unreadable(path: string, { path: where, problem }: UnreadablePath, terminal: Terminal): Entry {
  terminal.note(`envstudio: ${where}: ${problem}`);
  return { path, section: null, findings: [], problem };
}

/** Writes what the fixes change, and gives back what stands in the files afterwards. */
function fix(source: Source, terminal: Terminal): Source {
  const { definition } = applyFixes(source.definition, { today: terminal.today });
  const written = { ...source.definition };
  for (const section of ['conda', 'pip', 'dockerfile'] as const) {
    const file = source.files[section];
    if (!file || definition[section] === file.text) continue;
    const { problem } = writeTextFile(file, definition[section]);
    if (problem === undefined) written[section] = definition[section];
    else terminal.note(`envstudio: ${file.path}: left as it is: ${problem}`);
  }
  return { ...source, definition: written };
}

function report(entries: readonly Entry[], terminal: Terminal) {
  for (const { path, findings } of entries) {
    for (const finding of findings) terminal.print(findingLine(path, finding));
  }
  const all = entries.flatMap(({ findings }) => findings);
  const count = (severity: Finding['severity'], noun: string) => {
    const number = all.filter((finding) => finding.severity === severity).length;
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
  };
  const counts = [count('error', 'error'), count('warning', 'warning'), count('info', 'hint')].join(', ');
  const fixCount = all.filter(({ fix: one }) => one).length;
  const checked = entries.filter(({ section }) => section !== null).length;
  terminal.note(`${checked} checked: ${counts}${fixCount > 0 ? `; ${fixCount} can be mended by --fix` : ''}`);
}

function codeOf({ section, findings }: Entry): ExitCode {
  if (section === null) return exitCode.wrongUse;
  return findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
}
