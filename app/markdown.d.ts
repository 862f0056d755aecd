/** A Markdown file, imported as its text (`next.config.ts`). */
declare module '*.md' {
  const text: string;
  export default text;
}
