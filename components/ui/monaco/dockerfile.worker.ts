/** Completion and hover for Dockerfiles, off the page's thread. Problems come from `core/diagnose`. */
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import { initialize } from 'monaco-editor/editor/editor.worker';
import type { DockerfileWorkerMethods } from './dockerfile-worker-methods.ts';

self.onmessage = () => {
  initialize((context) => {
    const service = DockerfileLanguageServiceFactory.createLanguageService();
    service.setCapabilities({
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      hover: { contentFormat: ['markdown'] },
    });
    const textOf = (uri: string) =>
      context
        .getMirrorModels()
        .find((model) => model.uri.toString() === uri)
        ?.getValue() ?? '';
    const methods: DockerfileWorkerMethods = {
      complete: async (uri, position) => service.computeCompletionItems(textOf(uri), position),
      hover: async (uri, position) => service.computeHover(textOf(uri), position),
    };
    return methods;
  });
};
