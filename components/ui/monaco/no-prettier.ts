/**
 * Stands in for prettier in the browser's bundle: monaco-yaml's worker brings it to format YAML, which the
 * studio does with its own `core/definition/format-section.ts`. It would be 100 kB that nobody calls.
 */
export function format(): never {
  throw new Error('YAML is formatted by core/definition/format-section.ts.');
}
