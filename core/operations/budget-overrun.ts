/** The disk budget is passed. Instants are ISO strings. */
export interface BudgetOverrun {
  readonly engineAddress: string;
  readonly passedAt: string;
  readonly budgetBytes: number;
  /** Images and build cache of that engine, logs and database, as last counted. */
  readonly usedBytes: number;
  /** What the one automatic clean-up freed; undefined until it is done. */
  readonly freedBytes: number | undefined;
}
