'use client';

import { useTranslations } from 'next-intl';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { codeOptions } from '@/components/ui/monaco/code-options.ts';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { TextEdit, TextRange } from '@/core/issue.ts';
import type { LineNote } from './line-note.ts';
import './section-editor.css';
import { condaEnvironmentSchema } from './conda-environment-schema.ts';
import type { DraftStore } from './draft-store.ts';
import { type FormatOutcome, registerFormatting } from './format-provider.ts';
import { createIssueDisplay, type IssueDisplay, type ShownIssues } from './issue-display.ts';
import type { PackageLookup } from './package-lookup.ts';
import { packageMarkdown } from './package-markdown.ts';
import { provideDockerfileCompletion } from './provide-dockerfile-completion.ts';
import { providePackageCompletion } from './provide-package-completion.ts';
import { providePackageHover } from './provide-package-hover.ts';
import { sectionFileNames, type TextSection, textSections } from './section.ts';
import { createSectionModels, type SectionModels } from './section-models.ts';
import { showLineNotes } from './show-line-notes.ts';
import { usePackageWords } from './use-package-words.ts';

/** What the page around it asks of the editor. */
export interface SectionEditorHandle {
  /** Puts the cursor there and shows it. */
  reveal(section: TextSection, range: TextRange): void;
  /** Changes the text as one step of its undo history. */
  applyEdits(section: TextSection, edits: readonly TextEdit[]): void;
  /** Takes the last step back. */
  undo(section: TextSection): void;
  /** Monaco's own "Format Document" for the shown section. */
  format(): void;
  focus(): void;
  /** Offset of the cursor in the shown section. */
  cursor(): number;
}

interface SectionEditorProps {
  readonly monaco: Monaco;
  readonly section: TextSection;
  /** Where the texts come from, and go to as they are typed. */
  readonly store: DraftStore;
  readonly shownIssues: ShownIssues;
  readonly notes: Readonly<Partial<Record<TextSection, readonly LineNote[]>>>;
  readonly areNotesStale: boolean;
  readonly lookup: PackageLookup;
  /** Of the interpreter that pip's packages are for, when it is known. */
  readonly pythonVersion: string | undefined;
  readonly isReadOnly: boolean;
  readonly handle: Ref<SectionEditorHandle>;
  readonly onPaste: (section: TextSection, pasted: string) => void;
  readonly onNextProblem: () => void;
  readonly onFormatted: (section: TextSection, outcome: FormatOutcome) => void;
  readonly onOrganise: () => void;
  readonly onFixAll: () => void;
  readonly onBlur: () => void;
}

type Editor = ReturnType<Monaco['editor']['create']>;
type ViewState = ReturnType<Editor['saveViewState']>;

/**
 * One editor for the three texts: changing the tab changes its model and gives back cursor and scroll. What
 * is typed goes from the models to the store and not through React, so that no key waits for a rendering.
 */
export function SectionEditor(props: SectionEditorProps) {
  const { monaco, section, store, shownIssues, notes, areNotesStale, lookup, pythonVersion, isReadOnly, handle } =
    props;
  const packageWords = usePackageWords();
  const t = useTranslations('draft');
  const container = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<{ editor: Editor; models: SectionModels; display: IssueDisplay }>();
  const viewStates = useRef(new Map<TextSection, ViewState>());

  const onPaste = useEffectEvent((pasted: string) => props.onPaste(section, pasted));
  const onNextProblem = useEffectEvent(props.onNextProblem);
  const onFormatted = useEffectEvent(props.onFormatted);
  const onOrganise = useEffectEvent(props.onOrganise);
  const onFixAll = useEffectEvent(props.onFixAll);
  const onBlur = useEffectEvent(props.onBlur);
  const actionLabels = useEffectEvent(() => ({
    next: t('problems.next'),
    organise: t('tidy.organise'),
    fixAll: t('tidy.fixAll'),
  }));
  const describeSchema = useEffectEvent(async () => {
    const { describeYaml } = await import('@/components/ui/monaco/yaml-language.ts');
    describeYaml(
      monaco,
      condaEnvironmentSchema((key) => t(`schema.${key}`)),
      sectionFileNames.conda,
    );
  });

  // The outside system is Monaco: one editor and three models, disposed together.
  useEffect(() => {
    if (container.current === null) return;
    const texts = () => store.snapshot().content.definition;
    const models = createSectionModels(monaco, texts(), store.changeText);
    // Texts that a form, a file or a colleague wrote; those typed here are the models' own already.
    const unsubscribe = store.subscribe(() => {
      for (const each of textSections) models.setText(each, texts()[each]);
    });
    const editor = monaco.editor.create(container.current, {
      ...codeOptions(),
      model: null,
      dropIntoEditor: { enabled: false },
      quickSuggestions: { other: true, comments: false, strings: true },
      wordBasedSuggestions: 'off',
      // What one types is never replaced by Enter: an offer is taken after the arrow keys or Ctrl+Space chose it.
      suggest: { selectionMode: 'never', showWords: false, showIcons: false },
    });
    editor.onDidPaste(({ range }) => onPaste(editor.getModel()?.getValueInRange(range) ?? ''));
    editor.onDidBlurEditorWidget(() => onBlur());
    const { KeyCode, KeyMod } = monaco;
    const labels = actionLabels();
    const ofText = { contextMenuGroupId: '1_modification', precondition: '!editorReadonly' };
    editor.addAction({
      id: 'studio.nextProblem',
      label: labels.next,
      keybindings: [KeyCode.F8],
      run: () => onNextProblem(),
    });
    editor.addAction({
      ...ofText,
      id: 'studio.organise',
      label: labels.organise,
      keybindings: [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyO],
      run: () => onOrganise(),
    });
    editor.addAction({
      ...ofText,
      id: 'studio.fixAll',
      label: labels.fixAll,
      keybindings: [KeyMod.Shift | KeyMod.Alt | KeyCode.Period],
      run: () => onFixAll(),
    });
    const formatting = registerFormatting(monaco, models, (formatted, outcome) => onFormatted(formatted, outcome));
    void describeSchema();
    const display = createIssueDisplay(monaco, editor, models);
    setMounted({ editor, models, display });
    return () => {
      setMounted(undefined);
      unsubscribe();
      display.dispose();
      formatting.dispose();
      editor.dispose();
      models.dispose();
    };
  }, [monaco, store]);

  // Monaco again: it shows the section of the address.
  useEffect(() => {
    if (mounted === undefined) return;
    const { editor, models } = mounted;
    const states = viewStates.current;
    editor.setModel(models.of(section));
    editor.restoreViewState(states.get(section) ?? null);
    return () => void states.set(section, editor.saveViewState());
  }, [mounted, section]);

  // … it offers packages and says what is known of them …
  useEffect(() => {
    if (mounted === undefined || isReadOnly) return;
    const provided = [
      providePackageCompletion(monaco, mounted.models, lookup, packageWords),
      provideDockerfileCompletion(monaco, mounted.models, lookup, packageWords),
    ];
    return () => {
      for (const takeBack of provided) takeBack();
    };
  }, [monaco, mounted, lookup, packageWords, isReadOnly]);

  useEffect(() => {
    if (mounted === undefined) return;
    return providePackageHover(monaco, mounted.models, lookup, (request, description) =>
      packageMarkdown(request, description, pythonVersion, packageWords),
    );
  }, [monaco, mounted, lookup, packageWords, pythonVersion]);

  // … it says what it is, and whether one may write …
  useEffect(() => {
    mounted?.editor.updateOptions({
      readOnly: isReadOnly,
      ariaLabel: t('editorLabel', { section: t(`section.${section}`) }),
      placeholder: t(`placeholder.${section}`),
    });
  }, [mounted, section, isReadOnly, t]);

  // … and it marks what is wrong and what the solver would choose.
  useEffect(() => {
    mounted?.display.show(section, shownIssues);
  }, [mounted, section, shownIssues]);

  useEffect(() => {
    if (mounted === undefined) return;
    return showLineNotes(monaco, mounted.models.of(section), notes[section] ?? [], areNotesStale);
  }, [monaco, mounted, section, notes, areNotesStale]);

  useImperativeHandle(handle, () => {
    const change = (target: TextSection, act: (models: SectionModels) => void) => {
      if (mounted === undefined) return;
      if (mounted.editor.getModel() !== mounted.models.of(target)) mounted.editor.setModel(mounted.models.of(target));
      act(mounted.models);
      mounted.editor.focus();
    };
    return {
      reveal: (target, range) =>
        change(target, (models) => {
          const model = models.of(target);
          const start = model.getPositionAt(range.start);
          mounted?.editor.setSelection(monaco.Range.fromPositions(start, model.getPositionAt(range.end)));
          mounted?.editor.revealPositionInCenterIfOutsideViewport(start);
        }),
      applyEdits: (target, edits) => change(target, (models) => models.applyEdits(target, edits)),
      // Also of a section that is not shown: it stays so.
      undo: (target) => void mounted?.models.of(target).undo(),
      format: () => {
        mounted?.editor.focus();
        void mounted?.editor.getAction('editor.action.formatDocument')?.run();
      },
      focus: () => mounted?.editor.focus(),
      cursor: () => {
        const position = mounted?.editor.getPosition();
        return position ? (mounted?.editor.getModel()?.getOffsetAt(position) ?? 0) : 0;
      },
    };
  }, [monaco, mounted]);

  return <div ref={container} className="h-full min-h-0" />;
}
