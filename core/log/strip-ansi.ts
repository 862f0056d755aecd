const escapeCharacter = '\u001b';
const bell = '\u0007';

/** Colours and cursor movements, then titles and links, then single controls. */
const controlSequences = new RegExp(
  [
    `${escapeCharacter}\\[[0-?]*[ -/]*[@-~]`,
    `${escapeCharacter}\\][^${bell}${escapeCharacter}]*(?:${bell}|${escapeCharacter}\\\\)?`,
    `${escapeCharacter}[@-Z\\\\-_]`,
  ].join('|'),
  'g',
);

/** The text that a terminal would show, without its colours. */
export function stripAnsi(text: string): string {
  return text.includes(escapeCharacter) ? text.replace(controlSequences, '') : text;
}
