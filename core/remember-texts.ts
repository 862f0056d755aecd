/** More than a definition has lines. */
const textLimit = 4_000;
/** Longer texts come seldom, and one by one. */
const lengthLimitCharacters = 500;

/**
 * The same function of a text, which answers again what it has answered lately: while somebody types, nearly
 * all lines are those of the reading before. What it answers is shared, so it must never be changed.
 */
export function rememberTexts<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let recent = new Map<string, { readonly answer: Answer }>();
  let older = recent;
  return (text) => {
    const known = recent.get(text);
    if (known) return known.answer;
    if (text.length > lengthLimitCharacters) return answer(text);
    const found = older.get(text) ?? { answer: answer(text) };
    if (recent.size >= textLimit) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, found);
    return found.answer;
  };
}
