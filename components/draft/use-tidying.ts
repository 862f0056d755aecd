'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { toast } from 'sonner';
import type { DraftStore } from './draft-store.ts';
import type { FormatOutcome } from './format-provider.ts';
import { offerUndo } from './offer-undo.ts';
import { type TextSection, textSections } from './section.ts';
import type { SectionEditorHandle } from './section-editor.tsx';
import { type KnownSurroundings, surroundingsNow } from './surroundings-now.ts';

/** Commands over a whole section, each one step that can be undone. */
export interface Tidying {
  readonly format: () => void;
  /** Says what came of it where the text itself does not show it. */
  readonly onFormatted: (section: TextSection, outcome: FormatOutcome) => void;
  readonly organise: (section: TextSection) => Promise<void>;
  /** Mends all that can surely be mended, in all sections. */
  readonly fixAll: () => Promise<void>;
}

/** `known`: as for the problems that are shown. */
export function useTidying(
  store: DraftStore,
  editor: RefObject<SectionEditorHandle | null>,
  known: KnownSurroundings,
): Tidying {
  const t = useTranslations('draft.tidy');
  const sectionNames = useTranslations('draft.section');

  const nameOf = (section: TextSection) => sectionNames(section);

  const onFormatted = (section: TextSection, outcome: FormatOutcome) => {
    if (outcome === 'has-errors') toast.error(t('hasErrors', { section: nameOf(section) }));
    if (outcome === 'same') toast(t('isFormatted', { section: nameOf(section) }));
  };

  const organise = async (section: TextSection) => {
    if (section === 'dockerfile') return void toast(t('orderCounts'));
    const { organiseSection } = await import('@/core/definition/organise-section.ts');
    const edits = organiseSection(section, store.snapshot().content.definition[section]);
    if (edits === undefined) toast.error(t('hasErrors', { section: nameOf(section) }));
    else if (edits.length === 0) toast(t('isOrganised', { section: nameOf(section) }));
    else editor.current?.applyEdits(section, edits);
  };

  const fixAll = async () => {
    const { applyFixes } = await import('@/core/diagnose/apply-fixes.ts');
    const before = store.snapshot().content.definition;
    const { definition, fixCount } = applyFixes(before, surroundingsNow(known));
    const changed = textSections.filter((section) => definition[section] !== before[section]);
    store.change((content) => ({ ...content, definition }));
    offerUndo(store, {
      message: t('fixed', { count: fixCount, sections: changed.map(nameOf).join(t('separator')) }),
      label: t('undo'),
      sections: changed,
      undo: () => {
        for (const section of changed) editor.current?.undo(section);
      },
    });
  };

  return { format: () => editor.current?.format(), onFormatted, organise, fixAll };
}
