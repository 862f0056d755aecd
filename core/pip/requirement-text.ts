import type { Issue, TextRange } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { type PipIssueCode, pipIssue } from './pip-issue.ts';
import { isAddress } from './requirement-place.ts';
import { withoutCredentials } from './without-credentials.ts';

/** The requirement on a line, cut into what it names and its marker, with the places of its characters. */
export class RequirementText {
  /** All of it, trimmed. */
  readonly text: string;
  /** Without the marker. */
  readonly body: string;
  /** The condition after `;`; empty when nothing follows it. */
  readonly marker: string | undefined;
  /** Where the marker begins in `text`. */
  readonly markerStart: number;
  readonly #line: LogicalLine;
  readonly #start: number;

  /** @param end where the requirement stops and options begin, in the logical line. */
  constructor(line: LogicalLine, start: number, end: number) {
    const raw = line.text.slice(start, end);
    this.text = raw.trim();
    this.#line = line;
    this.#start = start + raw.length - raw.trimStart().length;
    // pip cuts at the first `;`; in an address only at one that is followed by a space.
    const separator = isAddress(this.text) ? '; ' : ';';
    const at = this.text.indexOf(separator);
    const rest = at === -1 ? '' : this.text.slice(at + separator.length);
    this.body = at === -1 ? this.text : this.text.slice(0, at).trimEnd();
    this.marker = at === -1 ? undefined : rest;
    this.markerStart = this.text.length - rest.length;
  }

  /** The range in the file of the characters `[start, end)` of `text`. */
  range(start: number, end: number): TextRange {
    return this.#line.range(this.#start + start, this.#start + end);
  }

  issue(
    code: PipIssueCode,
    start: number,
    end: number,
    values: Readonly<Record<string, string>> = {},
    fix?: Issue['fix'],
  ): Issue {
    const given = { requirement: withoutCredentials(this.text).slice(0, 200), ...values };
    return pipIssue(code, 'error', this.range(start, end), given, this.#line.isVerbatim ? fix : undefined);
  }
}
