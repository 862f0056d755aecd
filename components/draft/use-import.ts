'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { importText } from '@/core/definition/import-text.ts';
import { recogniseSection } from '@/core/definition/recognise-section.ts';
import type { DraftStore } from './draft-store.ts';
import { offerUndo } from './offer-undo.ts';
import type { TextSection } from './section.ts';
import { useIssueWords } from './use-issue-words.ts';

/** A paste shorter than this is a part of a file, not one. */
const shortestFileCharacters = 12;
const noticeMs = 12_000;

interface Import {
  /** Puts a dropped file into the section its content belongs to, whichever tab is open. */
  readonly importFile: (file: File) => Promise<void>;
  /** After a paste: offers to move a whole file of another kind to where it belongs. */
  readonly checkPaste: (section: TextSection, pasted: string) => void;
}

/** Files are recognised by what is in them; each import says what it did and can be taken back. */
export function useImport(
  store: DraftStore,
  undoPaste: (section: TextSection) => void,
  onImported: (section: TextSection) => void,
): Import {
  const t = useTranslations('draft.import');
  const sectionNames = useTranslations('draft.section');
  const messageOf = useIssueWords('issues');

  const take = (text: string, fileName: string) => {
    const before = store.snapshot().content.definition;
    const { kind, definition, notes } = importText(text, fileName, before);
    if (kind === 'unknown') {
      toast.error(notes.map(messageOf).join(' '), { duration: noticeMs });
      return;
    }
    store.change((content) => ({ ...content, definition }));
    onImported(kind);
    offerUndo(store, {
      message: t('done', { section: sectionNames(kind) }),
      description: notes.slice(1).map(messageOf).join(' '),
      label: t('undo'),
      sections: [kind],
      undo: () =>
        store.change((content) => ({ ...content, definition: { ...content.definition, [kind]: before[kind] } })),
    });
  };

  return {
    importFile: async (file) => take(await file.text(), file.name),
    checkPaste: (section, pasted) => {
      if (pasted.length < shortestFileCharacters || !pasted.trim().includes('\n')) return;
      const kind = recogniseSection(pasted);
      if (kind === 'unknown' || kind === section) return;
      toast(t('looksLike', { section: sectionNames(kind) }), {
        duration: noticeMs,
        action: {
          label: t('move', { section: sectionNames(kind) }),
          onClick: () => {
            undoPaste(section);
            take(pasted, '');
          },
        },
      });
    },
  };
}
