import type { Issue, Section, Severity, TextEdit, TextRange } from '../issue.ts';
import type { Subject } from './subject.ts';

/** Where a rule found something. */
export interface Finding {
  readonly section: Section;
  readonly range: TextRange;
  /** For the words of `issues.<code>` and of `fixes.<code>`; never a secret. */
  readonly values?: Readonly<Record<string, string>>;
  /** What mends it, in the same section; only where it surely does. */
  readonly edits?: readonly TextEdit[];
}

/**
 * One thing that is looked for. An `error` says that the build cannot succeed, and blocks registration;
 * what a person may well want is a `warning`, what is good to know an `info`.
 */
export interface Rule {
  /** Stable, kebab-case, prefixed by the section where it is shown. */
  readonly code: string;
  readonly severity: Severity;
  /** Never throws, in time linear in the texts. */
  readonly find: (subject: Subject) => readonly Finding[];
}

/** What a rule finds, as issues. */
export function applyRule({ code, severity, find }: Rule, subject: Subject): Issue[] {
  return find(subject).map(({ section, range, values = {}, edits }) => ({
    code,
    severity,
    section,
    range,
    values,
    ...(edits && { fix: { edits } }),
  }));
}
