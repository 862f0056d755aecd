/** A file's text on its way from where it was dropped to the page that makes an environment of it. */
export interface PendingImport {
  readonly text: string;
  readonly fileName: string | undefined;
}

let pending: PendingImport | undefined;

/** Keeps the text until the next page takes it; a reload forgets it. */
export function keepImport(text: PendingImport): void {
  pending = text;
}

/** What was kept; it stays until something else is kept, as a page may be drawn more than once. */
export function keptImport(): PendingImport | undefined {
  return pending;
}
