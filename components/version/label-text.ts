/** Labels as they are typed: `key=value`, or `key` alone for an empty value. */
export function labelTexts(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([key, value]) => (value ? `${key}=${value}` : key));
}

/** The other way round; the last of two equal keys counts. */
export function labelsFromText(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', ...value] = text.split('=');
      return [key.trim(), value.join('=').trim()];
    }),
  );
}
