/** Entries of `monaco-editor` and `monaco-yaml` that ship without types of their own. */
declare module 'monaco-editor/editor/editor.worker' {
  interface WorkerContext {
    getMirrorModels(): { readonly uri: { toString(): string }; getValue(): string }[];
  }

  /** Answers the page's calls with the methods of what `create` returns. */
  export function initialize(create: (context: WorkerContext, createData: unknown) => object): void;
}

declare module 'monaco-yaml/yaml.worker.js';
