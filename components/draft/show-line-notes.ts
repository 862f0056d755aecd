import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LineNote } from './line-note.ts';

type Model = ReturnType<Monaco['editor']['createModel']>;

/** Writes notes in grey at the ends of lines; the cursor does not stop in them. The answer takes them away. */
export function showLineNotes(monaco: Monaco, model: Model, notes: readonly LineNote[], areStale: boolean): () => void {
  const decorations = notes
    .filter((note) => note.line <= model.getLineCount())
    .map((note) => {
      const column = model.getLineMaxColumn(note.line);
      return {
        range: new monaco.Range(note.line, column, note.line, column),
        options: {
          showIfCollapsed: true,
          stickiness: monaco.editor.TrackedRangeStickiness.AlwaysGrowsWhenTypingAtEdges,
          after: {
            content: `\u2003${note.text}`,
            inlineClassName: areStale ? 'studio-line-note-stale' : 'studio-line-note',
            inlineClassNameAffectsLetterSpacing: true,
            cursorStops: monaco.editor.InjectedTextCursorStops.None,
          },
        },
      };
    });
  const ids = model.deltaDecorations([], decorations);
  return () => {
    if (!model.isDisposed()) model.deltaDecorations(ids, []);
  };
}
