/**
 * The same function, worked out once for each object and remembered as long as the object lives: a parsed
 * section is asked the same by several rules, and again at each key typed into another section.
 */
export function oncePer<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const found = known.get(key) ?? { answer: work(key) };
    known.set(key, found);
    return found.answer;
  };
}
