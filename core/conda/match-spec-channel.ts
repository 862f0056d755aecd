const subdirPattern = /^(?:noarch|(?:linux|osx|win|freebsd|zos|emscripten|wasi)-[a-z0-9]+)$/;

/** `channel:namespace:rest`, read from the right: addresses hold colons of their own. */
export function splitChannel(text: string) {
  const last = text.lastIndexOf(':');
  if (last === -1) return { prefix: undefined, namespace: undefined, remainder: text, remainderAt: 0 };
  const before = last === 0 ? -1 : text.lastIndexOf(':', last - 1);
  return {
    prefix: before === -1 ? undefined : text.slice(0, before),
    namespace: text.slice(before + 1, last),
    remainder: text.slice(last + 1),
    remainderAt: last + 1,
  };
}

/** A channel's name or address, and the subdirectory at its end when there is one. */
export function parseChannel(text: string | undefined): { readonly channel?: string; readonly subdir?: string } {
  if (!text) return {};
  const trimmed = text.trim().replace(/\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  const last = trimmed.slice(slash + 1);
  return slash > 0 && subdirPattern.test(last)
    ? { channel: trimmed.slice(0, slash), subdir: last }
    : { channel: trimmed };
}
