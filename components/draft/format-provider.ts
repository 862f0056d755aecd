import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { LineIndex } from '@/core/position.ts';
import { rangeInLines } from './range-in-lines.ts';
import { sectionLanguages, type TextSection } from './section.ts';
import type { SectionModels } from './section-models.ts';

/** What became of formatting a section: it had its layout already, or has errors and stays as it is. */
export type FormatOutcome = 'formatted' | 'same' | 'has-errors';

/** Monaco's "Format Document" (Shift+Alt+F) for the three sections, as one step of the undo history. */
export function registerFormatting(
  monaco: Monaco,
  models: SectionModels,
  report: (section: TextSection, outcome: FormatOutcome) => void,
): { dispose: () => void } {
  // On Linux Monaco has Ctrl+Shift+I for it, which browsers take for their own tools.
  const shortcut = monaco.editor.addKeybindingRule({
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: 'editor.action.formatDocument',
    when: 'editorTextFocus && !editorReadonly',
  });
  const provider = monaco.languages.registerDocumentFormattingEditProvider(Object.values(sectionLanguages), {
    async provideDocumentFormattingEdits(model) {
      const section = models.sectionOf(model);
      if (section === undefined) return [];
      const { formatSection } = await import('@/core/definition/format-section.ts');
      const text = models.textOf(section);
      const edits = formatSection(section, text);
      report(section, edits === undefined ? 'has-errors' : edits.length === 0 ? 'same' : 'formatted');
      const lines = new LineIndex(text);
      return (edits ?? []).map((edit) => ({ range: rangeInLines(monaco, lines, edit.range), text: edit.text }));
    },
  });
  return {
    dispose() {
      shortcut.dispose();
      provider.dispose();
    },
  };
}
