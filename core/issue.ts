/** The three texts of a definition, and its settings. */
export type Section = 'conda' | 'pip' | 'dockerfile' | 'settings';

export type Severity = 'error' | 'warning' | 'info';

/**
 * A half-open range `[start, end)` of UTF-16 code units in the text of one section.
 * Line and column are derived from it where they are shown (`core/position.ts`).
 */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A replacement of `range` by `text`: the only way in which a section is ever edited. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * One thing that is wrong, or worth knowing, in a definition.
 *
 * Core names it by `code` and `values`; the words are in the message catalogues under
 * `issues.<code>`, so that the browser, the API and the command line say the same in each language.
 */
export interface Issue {
  /** Stable, kebab-case, prefixed by its section: `pip-invalid-specifier`. */
  readonly code: string;
  readonly severity: Severity;
  readonly section: Section;
  readonly range: TextRange;
  /** What the message is about; never a secret. */
  readonly values: Readonly<Record<string, string>>;
  /** What mends it, in the same section; its words are under `fixes.<code>`, with the same values. */
  readonly fix?: { readonly edits: readonly TextEdit[] };
}

/** What every parser returns: it never throws, whatever the text. */
export interface Parsed<Value> {
  /** Present when at least a part of the text could be understood. */
  readonly value?: Value;
  readonly issues: readonly Issue[];
}
