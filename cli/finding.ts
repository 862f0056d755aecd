import type { Issue, Severity, TextRange } from '../core/issue.ts';
import { LineIndex } from '../core/position.ts';
import { issueWords } from './issue-words.ts';
import type { Source } from './read-source.ts';

/** From the first character to behind the last, lines and columns from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** An issue as `--json` prints it. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly (Place & { readonly text: string })[] };
  /** In a folder: which of its files is meant. */
  readonly path?: string;
  readonly section?: Issue['section'];
}

/** Issues with their places in files and their English words. */
export function describeIssues(source: Source, issues: readonly Issue[]): Finding[] {
  const lines = {
    conda: new LineIndex(source.definition.conda),
    pip: new LineIndex(source.definition.pip),
    dockerfile: new LineIndex(source.definition.dockerfile),
    settings: new LineIndex(''),
  };
  const placeOf = (section: Issue['section'], { start, end }: TextRange): Place => {
    const [from, to] = [lines[section].positionAt(start), lines[section].positionAt(end)];
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  return issues.map((issue) => {
    const { code, severity, section, range, fix } = issue;
    const edits = fix?.edits.map((edit) => ({ ...placeOf(section, edit.range), text: edit.text }));
    return {
      code,
      severity,
      ...placeOf(section, range),
      message: issueWords('issues', issue),
      ...(edits && { fix: { title: issueWords('fixes', issue), edits } }),
      ...(source.section === 'definition' && { path: pathOf(source, section), section }),
    };
  });
}

function pathOf({ files, settingsPath }: Source, section: Issue['section']): string {
  return section === 'settings' ? settingsPath : (files[section]?.path ?? settingsPath);
}
