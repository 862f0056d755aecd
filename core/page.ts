/** One page of a keyset-paged list. `nextCursor` is opaque; undefined on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | undefined;
}
