import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Issue, Severity } from '@/core/issue.ts';
import type { LineIndex } from '@/core/position.ts';
import { rangeInLines } from './range-in-lines.ts';
import { sectionLanguages, type TextSection, textSections } from './section.ts';
import type { SectionModels } from './section-models.ts';

type Editor = ReturnType<Monaco['editor']['create']>;
type Model = ReturnType<SectionModels['of']>;

/** What is to be shown, and the texts that it is about. */
export interface ShownIssues {
  readonly issues: readonly Issue[];
  readonly checked: Definition;
  readonly linesOf: (section: TextSection) => LineIndex;
  readonly messageOf: (issue: Issue) => string;
  readonly fixLabelOf: (issue: Issue) => string;
  /** Address of the page about a finding; undefined where there is none. */
  readonly pageOf: (issue: Issue) => string | undefined;
}

export interface IssueDisplay {
  /** Replaces what was shown before. `section` is the one in the editor. */
  show(section: TextSection, shown: ShownIssues): void;
  dispose(): void;
}

const markerOwner = 'studio';

/**
 * Underlines issues where they stand, and offers their fixes as Monaco's quick fixes (Ctrl+.). A section
 * that was typed in since it was read keeps its marks, which move with the text, until it is read again.
 */
export function createIssueDisplay(monaco: Monaco, editor: Editor, models: SectionModels): IssueDisplay {
  const severities: Record<Severity, number> = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  const errorLines = editor.createDecorationsCollection();
  let current: ShownIssues | undefined;

  const isRead = (section: TextSection, { checked }: ShownIssues) => models.textOf(section) === checked[section];

  const codeOf = (issue: Issue, pageOf: ShownIssues['pageOf']) => {
    const page = pageOf(issue);
    return page === undefined ? issue.code : { value: issue.code, target: monaco.Uri.parse(page) };
  };

  const markersOf = (section: TextSection, { issues, linesOf, messageOf, pageOf }: ShownIssues) =>
    issues
      .filter((issue) => issue.section === section)
      .map((issue) => {
        const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeInLines(
          monaco,
          linesOf(section),
          issue.range,
        );
        // An issue about a place between two letters still needs something to underline.
        const isEmpty = issue.range.end === issue.range.start;
        return {
          severity: severities[issue.severity],
          message: messageOf(issue),
          code: codeOf(issue, pageOf),
          // What was taken back is struck through, as it is in the list of versions.
          tags: issue.code.startsWith('package-yanked') ? [monaco.MarkerTag.Deprecated] : [],
          startLineNumber,
          startColumn,
          endLineNumber,
          endColumn: isEmpty ? endColumn + 1 : endColumn,
        };
      });

  const errorLinesOf = (section: TextSection, { issues, linesOf }: ShownIssues) =>
    issues
      .filter((issue) => issue.section === section && issue.severity === 'error')
      .map((issue) => {
        const { line } = linesOf(section).positionAt(issue.range.start);
        return {
          range: new monaco.Range(line, 1, line, 1),
          options: { isWholeLine: true, className: 'studio-error-line' },
        };
      });

  const fixesAt = (model: Model, place: InstanceType<Monaco['Range']>) => {
    const section = models.sectionOf(model);
    const shown = current;
    if (section === undefined || shown === undefined || !isRead(section, shown)) return [];
    const lines = shown.linesOf(section);
    return shown.issues
      .filter((issue) => issue.section === section && issue.fix !== undefined)
      .filter((issue) => monaco.Range.areIntersectingOrTouching(place, rangeInLines(monaco, lines, issue.range)))
      .map((issue) => ({
        title: shown.fixLabelOf(issue),
        kind: 'quickfix',
        isPreferred: true,
        edit: {
          edits: (issue.fix?.edits ?? []).map(({ range, text }) => ({
            resource: model.uri,
            versionId: model.getVersionId(),
            textEdit: { range: rangeInLines(monaco, lines, range), text },
          })),
        },
      }));
  };

  const quickFixes = monaco.languages.registerCodeActionProvider(Object.values(sectionLanguages), {
    provideCodeActions: (model, range) => ({
      actions: fixesAt(model, monaco.Range.lift(range)),
      dispose: () => {},
    }),
  });

  return {
    show(shownSection, shown) {
      current = shown;
      for (const section of textSections.filter((each) => isRead(each, shown))) {
        monaco.editor.setModelMarkers(models.of(section), markerOwner, markersOf(section, shown));
      }
      if (isRead(shownSection, shown)) errorLines.set(errorLinesOf(shownSection, shown));
    },
    dispose() {
      quickFixes.dispose();
      errorLines.clear();
    },
  };
}
