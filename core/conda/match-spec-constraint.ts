import type { TextRange } from '../issue.ts';

/** What follows the name: ` >=1.8,<2 py*`, `=1.26=py312_0`. */
export interface Constraint {
  /** All of it, trimmed. */
  readonly text: string;
  /** An operator with nothing after it: conda ignores it. */
  readonly isCutOff: boolean;
  readonly version?: string;
  readonly build?: string;
  /** Places in the text that was read. */
  readonly versionPlace?: TextRange;
  readonly buildPlace?: TextRange;
}

/** conda's own expression: the build is what follows the last space or `=` that belongs to no operator. */
const versionAndBuild = /^(.+?[^><!,|]?)(?:(?<![=!|,<>~])[ =]([^-=,|<>~]+?))?$/ds;

export function readConstraint(source: string): Constraint {
  const text = source.trim();
  if (text.length <= 1) return { text: '', isCutOff: text !== '' };
  const leading = source.length - source.trimStart().length;
  const match = versionAndBuild.exec(text);
  const place = (indices: readonly [number, number] | undefined): TextRange | undefined =>
    indices && { start: leading + indices[0], end: leading + indices[1] };
  const build = match?.[2]?.trim();
  const buildPlace = build ? place(match?.indices?.[2]) : undefined;
  return {
    text,
    isCutOff: false,
    version: translateEquals((match?.[1] ?? text).replaceAll(' ', ''), build),
    versionPlace: place(match?.indices?.[1]) ?? { start: leading, end: leading + text.length },
    ...(build ? { build } : {}),
    ...(buildPlace ? { buildPlace } : {}),
  };
}

/** `=1.2` means "1.2 and what begins with 1.2."; `==1.2` and `1.2=build` mean exactly that version. */
function translateEquals(version: string, build: string | undefined): string {
  if (version === '=' || version === '==' || !version.startsWith('=')) return version;
  if (version.startsWith('==') && build === undefined) return version.slice(2);
  const bare = version.slice(1);
  if (/[=,|]/.test(bare)) return version;
  return build === undefined && !bare.endsWith('*') ? `${bare}.*` : bare;
}
