'use client';

import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import type { Draft } from '@/core/draft/draft.ts';
import type { Issue, TextEdit } from '@/core/issue.ts';
import { AddPackageDialog } from './add-package-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import type { DraftStore } from './draft-store.ts';
import { KeptTextsDialog } from './kept-texts-dialog.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import type { Preview } from './use-preview.ts';

export type DraftDialog = 'register' | 'add-package' | 'kept-texts';

interface DraftDialogsProps {
  readonly draft: Draft;
  readonly store: DraftStore;
  readonly issues: readonly Issue[];
  readonly preview: Preview;
  readonly nextNumber: number;
  readonly canWrite: boolean;
  readonly manager: 'conda' | 'pip';
  readonly open: DraftDialog | undefined;
  readonly onClose: () => void;
  readonly onAddPackage: (manager: 'conda' | 'pip', edits: readonly TextEdit[]) => void;
}

/** What opens above the editor; the compared version stands in the address, so that it can be sent. */
export function DraftDialogs(props: DraftDialogsProps) {
  const { draft, store, issues, preview, nextNumber, canWrite, manager, open, onClose, onAddPackage } = props;
  const { comparedNumber, compare } = useComparedNumber();
  const { content } = store.snapshot();
  const { foresight } = preview;
  return (
    <>
      <RegisterDialog
        draft={draft}
        content={content}
        nextNumber={nextNumber}
        foresight={foresight.isStale ? undefined : foresight.value}
        warningCount={issues.filter((issue) => issue.severity === 'warning').length}
        isOpen={open === 'register'}
        onClose={onClose}
        onBefore={() => store.saver.flush()}
      />
      <AddPackageDialog
        key={manager}
        definition={content.definition}
        manager={manager}
        isOpen={open === 'add-package'}
        onClose={onClose}
        onAdd={onAddPackage}
      />
      <KeptTextsDialog
        draftId={draft.id}
        definition={content.definition}
        isReadOnly={!canWrite}
        isOpen={open === 'kept-texts'}
        onClose={onClose}
        onBringBack={(definition) => store.change((now) => ({ ...now, definition }))}
      />
      <CompareDialog
        environmentName={draft.environmentName}
        definition={content.definition}
        number={comparedNumber}
        onChoose={compare}
        onClose={() => compare(undefined)}
      />
    </>
  );
}

/** The version that the draft is compared with: `?compare=7`. */
export function useComparedNumber(): {
  readonly comparedNumber: number | undefined;
  readonly compare: (number: number | undefined) => void;
} {
  const address = useUrlParameters();
  const number = Number(address.get('compare'));
  return {
    comparedNumber: Number.isInteger(number) && number > 0 ? number : undefined,
    compare: (next) => address.set({ compare: next === undefined ? '' : String(next) }),
  };
}
