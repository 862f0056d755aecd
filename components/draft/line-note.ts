/** Words in grey at the end of a line of an editor: no part of the text. */
export interface LineNote {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}
