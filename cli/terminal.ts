/** Where a command speaks, and what it is told of the world. */
export interface Terminal {
  /** A line of the answer. */
  print(line: string): void;
  /** A line beside the answer: a note, a refusal. */
  note(line: string): void;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
}
