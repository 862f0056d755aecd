import { fromPosition, toCompletionItem, toHover } from 'monaco-languageserver-types';
import type { DockerfileWorkerMethods } from './dockerfile-worker-methods.ts';
import type { Monaco } from './load-monaco.ts';

/** Completion and hover for the `dockerfile` language, answered by its own worker, started at the first question. */
export function registerDockerfileLanguage(monaco: Monaco): void {
  let service: ReturnType<typeof monaco.editor.createWebWorker<DockerfileWorkerMethods>> | undefined;

  async function methodsFor(uri: ReturnType<typeof monaco.Uri.parse>): Promise<DockerfileWorkerMethods> {
    service ??= monaco.editor.createWebWorker<DockerfileWorkerMethods>({
      worker: firstMessageSent(
        new Worker(new URL('./dockerfile.worker.ts', import.meta.url), { type: 'module', name: 'dockerfile' }),
      ),
      keepIdleModels: true,
    });
    return service.withSyncedResources([uri]);
  }

  monaco.languages.registerCompletionItemProvider('dockerfile', {
    triggerCharacters: [' ', '-', '='],
    async provideCompletionItems(model, position) {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      const methods = await methodsFor(model.uri);
      const items = await methods.complete(model.uri.toString(), fromPosition(position));
      return { suggestions: items.map((item) => toCompletionItem(item, { range })) };
    },
  });

  monaco.languages.registerHoverProvider('dockerfile', {
    async provideHover(model, position) {
      const methods = await methodsFor(model.uri);
      const hover = await methods.hover(model.uri.toString(), fromPosition(position));
      return hover ? toHover(hover) : null;
    },
  });
}

/** Monaco's workers take their first message as the signal to load; the second carries their data. */
function firstMessageSent(worker: Worker): Worker {
  worker.postMessage('ignore');
  worker.postMessage(undefined);
  return worker;
}
