import type { DraftContent } from '@/core/draft/draft.ts';

/** What became of one attempt to save, as data: none of these is an exception. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'conflict'; readonly theirs: TheirText }
  | { readonly kind: 'signed-out' }
  /** No answer, or one that may be another in a moment. */
  | { readonly kind: 'unreachable' }
  /** The server will not have this text; another text may be fine. */
  | { readonly kind: 'refused'; readonly code: string; readonly values: Readonly<Record<string, string>> };

/** The text that somebody else saved meanwhile. */
export interface TheirText {
  readonly revision: number;
  readonly savedByName: string;
  readonly savedAt: string;
  readonly content: DraftContent;
}

export interface SaveRequest {
  readonly content: DraftContent;
  /** The revision this text was written on. */
  readonly revision: number;
  /** Ours wins over `revision`; the other text stays among the draft's revisions. */
  readonly isOverwrite: boolean;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unreachable'; readonly retryAtMs: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'conflict'; readonly theirs: TheirText }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Readonly<Record<string, string>> };

/** What a killed tab would lose. */
export interface UnsavedText {
  readonly content: DraftContent;
  /** The revision it was written on. */
  readonly revision: number;
  /** An older text of ours is on its way: the server's next revision may be our own. */
  readonly isSaving: boolean;
}

/** The world of the saver; tests put a clock of their own here. */
export interface SaverWorld {
  readonly nowMs: () => number;
  /** Calls back once after `delayMs`; the answer takes it back. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  readonly save: (request: SaveRequest) => Promise<SaveOutcome>;
  /** Keeps what is not saved yet where a killed tab cannot lose it; undefined: nothing is left to keep. */
  readonly mirror: (unsaved: UnsavedText | undefined) => void;
  readonly onState: (state: SaveState) => void;
}

export interface DraftSaver {
  readonly state: () => SaveState;
  /** The text is this now: mirrored at once, saved when the typing pauses. */
  change(content: DraftContent): void;
  /** Saves now what is not saved: on blur, before building or registering. Resolves when it is settled. */
  flush(): Promise<SaveState>;
  /** After signing in again, or when the network is back. */
  retry(): void;
  /** Settles a conflict: ours replaces theirs, or theirs is taken. Returns the text that holds now. */
  resolve(choice: 'mine' | 'theirs'): DraftContent;
  /** Somebody saved a newer revision while nothing of ours is unsaved: takes it over. */
  adopt(theirs: TheirText): void;
  hasUnsaved(): boolean;
  revision(): number;
}

/** A pause in typing this long is saved; shorter ones wait, but never longer than `longestWaitMs`. */
export const typingPauseMs = 800;
export const longestWaitMs = 5_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * Saves a draft as it is written: one request at a time, never an older text over a newer one. It has no
 * end of its own: while a text is unsaved it goes on trying, also when its page is left.
 */
export function createDraftSaver(
  start: { content: DraftContent; revision: number; savedAt: string },
  world: SaverWorld,
): DraftSaver {
  let content = start.content;
  let savedContent = start.content;
  let revision = start.revision;
  let savedAt = start.savedAt;
  let state: SaveState = { kind: 'saved', savedAt };
  let cancelTimer: (() => void) | undefined;
  let unsavedSinceMs: number | undefined;
  let failures = 0;
  let isOverwrite = false;
  let inFlight: Promise<void> | undefined;

  const enter = (next: SaveState) => {
    // At each key it goes on waiting: nobody need hear of that.
    const isSame = next.kind === 'waiting' && state.kind === 'waiting';
    state = next;
    if (!isSame) world.onState(next);
  };
  const hasUnsaved = () => content !== savedContent;
  const setTimer = (delayMs: number, callback: () => void) => {
    cancelTimer?.();
    cancelTimer = world.after(delayMs, () => {
      cancelTimer = undefined;
      callback();
    });
  };

  const send = (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = undefined;
    const sent = content;
    enter({ kind: 'saving' });
    world.mirror({ content, revision, isSaving: true });
    const request = world.save({ content: sent, revision, isOverwrite }).then(
      (outcome) => settle(sent, outcome),
      () => settle(sent, { kind: 'unreachable' }),
    );
    inFlight = request.finally(() => {
      inFlight = undefined;
    });
    return inFlight;
  };

  const settle = (sent: DraftContent, outcome: SaveOutcome) => {
    if (outcome.kind === 'saved') {
      failures = 0;
      isOverwrite = false;
      savedContent = sent;
      revision = outcome.revision;
      savedAt = outcome.savedAt;
      return settleSaved();
    }
    if (outcome.kind === 'unreachable') {
      const delayMs = Math.min(firstRetryMs * 2 ** failures, longestRetryMs);
      failures += 1;
      enter({ kind: 'unreachable', retryAtMs: world.nowMs() + delayMs });
      setTimer(delayMs, () => void send());
      return;
    }
    enter(outcome);
  };

  const settleSaved = () => {
    if (!hasUnsaved()) {
      unsavedSinceMs = undefined;
      world.mirror(undefined);
      enter({ kind: 'saved', savedAt });
      return;
    }
    unsavedSinceMs = world.nowMs();
    world.mirror({ content, revision, isSaving: false });
    enter({ kind: 'waiting' });
    setTimer(typingPauseMs, () => void send());
  };

  return {
    state: () => state,
    revision: () => revision,
    hasUnsaved,
    change(next) {
      content = next;
      world.mirror({ content, revision, isSaving: inFlight !== undefined });
      // Signed out or in conflict, the text is kept here until somebody decides.
      if (state.kind === 'signed-out' || state.kind === 'conflict' || inFlight !== undefined) return;
      if (state.kind === 'unreachable') return;
      unsavedSinceMs ??= world.nowMs();
      const longest = unsavedSinceMs + longestWaitMs - world.nowMs();
      enter({ kind: 'waiting' });
      setTimer(Math.max(0, Math.min(typingPauseMs, longest)), () => void send());
    },
    async flush() {
      while (inFlight !== undefined) await inFlight;
      if (hasUnsaved() && (state.kind === 'waiting' || state.kind === 'unreachable')) await send();
      return state;
    },
    retry() {
      if (inFlight === undefined && hasUnsaved() && state.kind !== 'conflict') void send();
    },
    resolve(choice) {
      if (state.kind !== 'conflict') return content;
      const { theirs } = state;
      revision = theirs.revision;
      savedAt = theirs.savedAt;
      if (choice === 'theirs') {
        content = theirs.content;
        savedContent = theirs.content;
        settleSaved();
      } else {
        isOverwrite = true;
        void send();
      }
      return content;
    },
    adopt(theirs) {
      if (hasUnsaved() || inFlight !== undefined || theirs.revision <= revision) return;
      revision = theirs.revision;
      savedAt = theirs.savedAt;
      content = theirs.content;
      savedContent = theirs.content;
      enter({ kind: 'saved', savedAt });
    },
  };
}
