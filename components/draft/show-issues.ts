import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { Issue, Severity } from '@/core/issue.ts';
import { LineIndex } from '@/core/position.ts';
import { type TextSection, textSections } from './section.ts';
import type { SectionModels } from './section-models.ts';

type Editor = ReturnType<Monaco['editor']['create']>;

const markerOwner = 'studio';

/**
 * Underlines issues where they stand, and offers their fixes as Monaco's quick fixes (Ctrl+.).
 * The answer takes the quick fixes back; markers are replaced by the next call.
 */
export function showIssues(
  monaco: Monaco,
  editor: Editor,
  models: SectionModels,
  shown: TextSection,
  issues: readonly Issue[],
  messageOf: (issue: Issue) => string,
  fixLabelOf: (issue: Issue) => string,
): () => void {
  const severities: Record<Severity, number> = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  for (const section of textSections) {
    const model = models.of(section);
    const lines = new LineIndex(model.getValue());
    const markers = issues
      .filter((issue) => issue.section === section)
      .map((issue) => {
        const start = lines.positionAt(issue.range.start);
        const end = lines.positionAt(issue.range.end);
        return {
          severity: severities[issue.severity],
          message: messageOf(issue),
          code: issue.code,
          startLineNumber: start.line,
          startColumn: start.column,
          endLineNumber: end.line,
          // An issue about a place between two letters still needs something to underline.
          endColumn: issue.range.end === issue.range.start ? end.column + 1 : end.column,
        };
      });
    monaco.editor.setModelMarkers(model, markerOwner, markers);
  }

  const quickFixes = monaco.languages.registerCodeActionProvider(['yaml', 'requirements', 'dockerfile'], {
    provideCodeActions(model, range) {
      const section = textSections.find((each) => models.of(each) === model);
      const lines = new LineIndex(model.getValue());
      const actions = issues
        .filter((issue) => issue.section === section && issue.fix !== undefined)
        .filter(({ range: { start, end } }) => {
          const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
          return monaco.Range.areIntersectingOrTouching(
            range,
            new monaco.Range(from.line, from.column, to.line, to.column),
          );
        })
        .map((issue) => ({
          title: fixLabelOf(issue),
          kind: 'quickfix',
          isPreferred: true,
          edit: {
            edits: (issue.fix?.edits ?? []).map((edit) => {
              const [from, to] = [lines.positionAt(edit.range.start), lines.positionAt(edit.range.end)];
              return {
                resource: model.uri,
                versionId: model.getVersionId(),
                textEdit: { range: new monaco.Range(from.line, from.column, to.line, to.column), text: edit.text },
              };
            }),
          },
        }));
      return { actions, dispose: () => {} };
    },
  });

  const lines = new LineIndex(models.of(shown).getValue());
  const errorLines = editor.createDecorationsCollection(
    issues
      .filter((issue) => issue.section === shown && issue.severity === 'error')
      .map((issue) => {
        const { line } = lines.positionAt(issue.range.start);
        return {
          range: new monaco.Range(line, 1, line, 1),
          options: { isWholeLine: true, className: 'studio-error-line' },
        };
      }),
  );

  return () => {
    quickFixes.dispose();
    errorLines.clear();
  };
}
