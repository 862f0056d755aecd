/** One store an aggregate; each is made from a connection or a transaction by its `create…Store`. */
// biome-ignore lint/complexity/noBannedTypes: filled as the aggregates land
export type Stores = {};
