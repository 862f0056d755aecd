import { toast } from 'sonner';
import type { DraftStore } from './draft-store.ts';
import type { TextSection } from './section.ts';
import { untilWrittenOn } from './until-written-on.ts';

const noticeMs = 12_000;

interface UndoOffer {
  /** What was done. */
  readonly message: string;
  readonly description?: string;
  /** Of the button. */
  readonly label: string;
  readonly sections: readonly TextSection[];
  readonly undo: () => void;
}

/** Says what was done to the sections, and offers to take it back for as long as nobody has written on in them. */
export function offerUndo(store: DraftStore, { message, description, label, sections, undo }: UndoOffer): void {
  const words = { duration: noticeMs, ...(description && { description }) };
  const stop = untilWrittenOn(store, sections, () => toast.success(message, { ...words, id, action: undefined }));
  const id = toast.success(message, {
    ...words,
    action: {
      label,
      onClick: () => {
        stop();
        undo();
      },
    },
    onDismiss: stop,
    onAutoClose: stop,
  });
}
