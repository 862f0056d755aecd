import type { Draft, DraftContent } from '@/core/draft/draft.ts';
import { openDraftMirror } from './draft-mirror.ts';
import { createDraftSaver, type DraftSaver, type SaveState } from './draft-saver.ts';
import { isSameContent } from './same-content.ts';
import { createDraftClient } from './save-draft.ts';
import type { TextSection } from './section.ts';

export interface DraftSnapshot {
  readonly content: DraftContent;
  readonly save: SaveState;
  /** This browser had a text that never reached the server; it is back, and being saved. */
  readonly isRecovered: boolean;
}

/**
 * How soon a change has to be on screen: what a form shows, before the next key; how far it is saved, when
 * there is time; what was typed stands in the editor already, and the page learns of it when it has been read.
 */
export type Urgency = 'now' | 'soon' | 'shown';

/** One draft in this tab: its text, how far it is saved, and what can be done with it. */
export interface DraftStore {
  readonly sessionId: string;
  readonly subscribe: (listener: (urgency: Urgency) => void) => () => void;
  readonly snapshot: () => DraftSnapshot;
  readonly change: (update: (content: DraftContent) => DraftContent) => void;
  /** What the editor has now in one section: it shows it already. */
  readonly changeText: (section: TextSection, text: string) => void;
  readonly resolve: (choice: 'mine' | 'theirs') => void;
  /** Takes over what somebody else saved, unless something of ours is unsaved. */
  readonly follow: (revision: number) => Promise<void>;
  readonly saver: Pick<DraftSaver, 'flush' | 'retry' | 'revision' | 'hasUnsaved'>;
}

const opened = new Map<string, DraftStore>();

/** The tab's store of a draft; one that still has something to save is given back as it is. */
export function openDraftStore(workspace: string, draft: Draft, userId: string): DraftStore {
  const found = opened.get(draft.id);
  if (found?.saver.hasUnsaved()) return found;
  const created = createDraftStore(workspace, draft, userId);
  opened.set(draft.id, created);
  return created;
}

function createDraftStore(workspace: string, draft: Draft, userId: string): DraftStore {
  const sessionId = opened.get(draft.id)?.sessionId ?? newSessionId();
  const client = createDraftClient({ workspace, draftId: draft.id, sessionId });
  const mirror = openDraftMirror(draft.id, window.localStorage);
  const listeners = new Set<(urgency: Urgency) => void>();
  const content = { definition: draft.definition, description: draft.description, tags: draft.tags };
  const unsaved = draft.state === 'open' ? mirror.read() : undefined;
  let current: DraftSnapshot = { content, save: { kind: 'saved', savedAt: draft.savedAt }, isRecovered: false };

  const show = (change: Partial<DraftSnapshot>, urgency: Urgency) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener(urgency);
  };

  // A request that was under way when the tab died may be the revision after ours.
  const isOwnNext = unsaved?.isSaving && draft.savedById === userId && draft.revision === unsaved.revision + 1;
  const saver = createDraftSaver(
    { content, revision: unsaved && !isOwnNext ? unsaved.revision : draft.revision, savedAt: draft.savedAt },
    {
      nowMs: Date.now,
      after: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      save: client.save,
      mirror: mirror.write,
      onState: (save) => show({ save }, 'soon'),
    },
  );

  const change = (next: DraftContent, urgency: Urgency) => {
    show({ content: next }, urgency);
    saver.change(next);
  };

  if (unsaved && !isSameContent(unsaved.content, content)) {
    change(unsaved.content, 'now');
    show({ isRecovered: true }, 'now');
  } else {
    mirror.write(undefined);
  }

  return {
    sessionId,
    saver,
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(update) {
      const next = update(current.content);
      if (next !== current.content) change(next, 'now');
    },
    changeText(section, text) {
      const { definition } = current.content;
      if (definition[section] === text) return;
      change({ ...current.content, definition: { ...definition, [section]: text } }, 'shown');
    },
    resolve: (choice) => show({ content: saver.resolve(choice) }, 'now'),
    async follow(revision) {
      if (revision <= saver.revision() || saver.hasUnsaved()) return;
      const newest = await client.load();
      const theirs = { definition: newest.definition, description: newest.description, tags: newest.tags };
      if (newest.revision <= saver.revision() || saver.hasUnsaved()) return;
      show({ content: theirs }, 'now');
      saver.adopt({ ...newest, content: theirs });
    },
  };
}

/** Names this tab among those of the same person; `randomUUID` is missing on plain HTTP. */
function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
