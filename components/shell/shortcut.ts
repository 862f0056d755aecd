/** Second key after `g`, and where it goes (below the workspace's address). */
export const goToKeys: Readonly<Record<string, string>> = {
  e: '',
  c: '/curated',
  i: '/base-images',
  b: '/builds',
  n: '/environments/new',
};

export type Shortcut =
  | { readonly kind: 'palette' | 'help' | 'search' | 'go' }
  | { readonly kind: 'go-to'; readonly path: string };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key asks for on any page of a workspace; `go` waits for the second key of a pair.
 *
 * @param isTyping the key belongs to a text field or a layer: then only Ctrl K counts.
 * @param isAfterGo `g` was pressed just before.
 */
export function shortcutOf(pressed: PressedKey, isTyping: boolean, isAfterGo: boolean): Shortcut | undefined {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? { kind: 'palette' } : undefined;
  if (altKey || isTyping) return undefined;
  const path = goToKeys[key];
  if (isAfterGo && path !== undefined) return { kind: 'go-to', path };
  if (key === 'g') return { kind: 'go' };
  if (key === '?') return { kind: 'help' };
  return key === '/' ? { kind: 'search' } : undefined;
}
