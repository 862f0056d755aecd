import { type EscapeCharacter, quoteValue } from './quote-value.ts';

/** ENV, one instruction, in the order given. */
export function renderVariables(
  variables: readonly { readonly name: string; readonly value: string }[],
  escapeCharacter: EscapeCharacter,
): string {
  return renderPairs(
    'ENV',
    variables.map(({ name, value }) => [name, value]),
    escapeCharacter,
  );
}

/** LABEL, sorted by name. */
export function renderLabels(labels: Readonly<Record<string, string>>, escapeCharacter: EscapeCharacter): string {
  const pairs = Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1));
  return renderPairs('LABEL', pairs, escapeCharacter);
}

function renderPairs(
  keyword: string,
  pairs: readonly (readonly [string, string])[],
  escapeCharacter: EscapeCharacter,
): string {
  if (pairs.length === 0) return '';
  const words = pairs.map(([name, value]) => `${name}=${quoteValue(value, escapeCharacter)}`);
  return `${keyword} ${words.join(` ${escapeCharacter}\n    `)}\n`;
}
