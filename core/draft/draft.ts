import type { Definition } from '../definition/definition.ts';

export const draftStates = ['open', 'discarded', 'registered'] as const;
export type DraftState = (typeof draftStates)[number];

/** Why a text of a draft was kept aside: refused by a conflict, replaced by another's, or discarded. */
export const draftRevisionReasons = ['conflict', 'overwritten', 'discarded', 'registered'] as const;
export type DraftRevisionReason = (typeof draftRevisionReasons)[number];

/** What the editor writes. */
export interface DraftContent {
  readonly definition: Definition;
  readonly description: string;
  readonly tags: readonly string[];
}

export interface DraftSummary {
  readonly id: string;
  readonly environmentName: string;
  /** Version it was opened from; undefined when it began blank. */
  readonly baseNumber: number | undefined;
  readonly state: DraftState;
  /** Counts saves from 0: what a save must name to be accepted. */
  readonly revision: number;
  readonly savedAt: string;
  readonly savedById: string;
  readonly savedByName: string;
}

export interface Draft extends DraftSummary, DraftContent {
  readonly environmentId: string;
}

export interface DraftRevisionSummary {
  readonly id: string;
  readonly reason: DraftRevisionReason;
  readonly savedAt: string;
  readonly savedByName: string;
}

/** Who else has this draft open, and how far it has been saved. */
export interface DraftPresence {
  readonly revision: number;
  readonly savedByName: string;
  readonly others: readonly { readonly userId: string; readonly name: string }[];
  /** The reader has it open in another tab or browser as well. */
  readonly isOpenElsewhere: boolean;
}
