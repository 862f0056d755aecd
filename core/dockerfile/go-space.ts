/**
 * Character class of what BuildKit, a Go program, takes for space: JavaScript's `\s` has U+FEFF too and lacks
 * U+0085. What guards against a hidden flag must end words where BuildKit ends them.
 */
export const goSpace = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
