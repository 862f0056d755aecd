import { configureMonacoYaml, type JSONSchema, type MonacoYaml } from 'monaco-yaml';
import type { Monaco } from './load-monaco.ts';

let configured: MonacoYaml | undefined;

/**
 * Completion and hover for YAML files whose path matches `fileMatch`. Problems are not asked of it:
 * they come from `core/diagnose`, in the user's language, the same for editor, server and command line.
 */
export function describeYaml(monaco: Monaco, schema: JSONSchema, fileMatch: string): void {
  if (configured !== undefined) return;
  configured = configureMonacoYaml(asMonacoYamlExpects(monaco), {
    enableSchemaRequest: false,
    validate: false,
    format: { enable: false },
    schemas: [{ uri: `inmemory://studio/schemas/${fileMatch}.json`, fileMatch: [`**/${fileMatch}`], schema }],
  });
}

type MonacoOfYaml = Parameters<typeof configureMonacoYaml>[0];

/** What else monaco-yaml would register. Some of it starts the worker as soon as a text is shown, or asks it at each move. */
const unwanted = {
  registerDefinitionProvider: withoutEffect,
  registerDocumentSymbolProvider: withoutEffect,
  registerLinkProvider: withoutEffect,
  registerCodeActionProvider: withoutEffect,
  // Monaco folds by indentation, which in YAML is the same.
  registerFoldingRangeProvider: withoutEffect,
  registerOnTypeFormattingEditProvider: withoutEffect,
  registerRenameProvider: withoutEffect,
  registerSelectionRangeProvider: withoutEffect,
};

function withoutEffect() {
  return { dispose() {} };
}

/**
 * monaco-yaml asks Monaco to start a worker by the name of its module, as Monaco did before 0.56; now
 * it must be given the worker itself, with its data sent as the second message.
 */
function asMonacoYamlExpects(monaco: Monaco): MonacoOfYaml {
  const createWebWorker = (options: { createData: unknown }) => {
    const worker = new Worker(new URL('./yaml.worker.ts', import.meta.url), { type: 'module', name: 'yaml' });
    worker.postMessage('ignore');
    worker.postMessage(options.createData);
    return monaco.editor.createWebWorker({ worker });
  };
  const facade = {
    ...monaco,
    editor: { ...monaco.editor, createWebWorker },
    languages: { ...monaco.languages, ...unwanted },
  };
  return facade as unknown as MonacoOfYaml;
}
