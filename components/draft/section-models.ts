import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { TextEdit } from '@/core/issue.ts';
import { LineIndex } from '@/core/position.ts';
import { rangeInLines } from './range-in-lines.ts';
import { sectionFileNames, sectionLanguages, type TextSection, textSections } from './section.ts';

type Model = ReturnType<Monaco['editor']['createModel']>;

/** The editor's side of the three texts. Each keeps its own undo history while one changes between tabs. */
export interface SectionModels {
  readonly of: (section: TextSection) => Model;
  /** Undefined for a model of another editor. */
  readonly sectionOf: (model: Model) => TextSection | undefined;
  /** The text of a section as it was last typed or set. */
  readonly textOf: (section: TextSection) => string;
  /** Makes a text what it is elsewhere (a form, a colleague), as one step that can be undone. */
  readonly setText: (section: TextSection, text: string) => void;
  readonly applyEdits: (section: TextSection, edits: readonly TextEdit[]) => void;
  readonly dispose: () => void;
}

export function createSectionModels(
  monaco: Monaco,
  texts: Readonly<Record<TextSection, string>>,
  onChange: (section: TextSection, text: string) => void,
): SectionModels {
  const scope = `inmemory://draft/${nextScope()}`;
  const models = new Map<TextSection, Model>();
  // Kept beside the models, because asking a model for its text writes it out anew.
  const known = { conda: texts.conda, pip: texts.pip, dockerfile: texts.dockerfile };
  for (const section of textSections) {
    const uri = monaco.Uri.parse(`${scope}/${sectionFileNames[section]}`);
    const model = monaco.editor.createModel(texts[section], sectionLanguages[section], uri);
    model.onDidChangeContent(() => {
      known[section] = model.getValue();
      onChange(section, known[section]);
    });
    models.set(section, model);
  }

  const of = (section: TextSection): Model => {
    const model = models.get(section);
    if (model === undefined) throw new Error(`There is no text section ${section}.`);
    return model;
  };

  const push = (model: Model, edits: Parameters<Model['pushEditOperations']>[1]) => {
    model.pushStackElement();
    model.pushEditOperations(null, edits, () => null);
    model.pushStackElement();
  };

  return {
    of,
    sectionOf: (model) => textSections.find((section) => models.get(section) === model),
    textOf: (section) => known[section],
    setText(section, text) {
      if (known[section] === text) return;
      const model = of(section);
      const old = model.getValue();
      const { start, oldEnd, newEnd } = changedPart(old, text);
      const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(oldEnd));
      push(model, [{ range, text: text.slice(start, newEnd) }]);
    },
    applyEdits(section, edits) {
      const model = of(section);
      const lines = new LineIndex(known[section]);
      push(
        model,
        edits.map(({ range, text }) => ({ range: rangeInLines(monaco, lines, range), text })),
      );
    },
    dispose() {
      for (const model of models.values()) model.dispose();
    },
  };
}

/** What differs between two texts, without their common beginning and end: where one types stays. */
export function changedPart(old: string, text: string): { start: number; oldEnd: number; newEnd: number } {
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let oldEnd = old.length;
  let newEnd = text.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === text[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { start, oldEnd, newEnd };
}

let scopeCount = 0;

/** Two editors on one page must not share a model's address. */
function nextScope(): number {
  scopeCount += 1;
  return scopeCount;
}
