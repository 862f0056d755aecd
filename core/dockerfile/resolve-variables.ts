const variable = /\$(?:(?<plain>[A-Za-z_]\w*)|\{(?<name>[A-Za-z_]\w*)(?::(?<modifier>[-+])(?<alternative>[^{}]*))?\})/g;

/**
 * Fills `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+alternative}` as BuildKit does;
 * what is not known is empty. Other forms stay as they are.
 */
export function resolveVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(variable, (_whole, ...parts: unknown[]) => {
    const groups = parts.at(-1) as Record<string, string | undefined>;
    const value = values.get(groups.plain ?? groups.name ?? '') ?? '';
    if (groups.modifier === '-') return value || (groups.alternative ?? '');
    if (groups.modifier === '+') return value && (groups.alternative ?? '');
    return value;
  });
}
