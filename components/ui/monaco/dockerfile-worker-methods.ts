import type { DockerfileLanguageService } from 'dockerfile-language-service';

type Position = Parameters<DockerfileLanguageService['computeHover']>[1];
type Hover = ReturnType<DockerfileLanguageService['computeHover']>;
type CompletionItems = Awaited<ReturnType<DockerfileLanguageService['computeCompletionItems']>>;

/** What the page may ask of `dockerfile.worker.ts`; positions count from 0, as in the language server protocol. */
export interface DockerfileWorkerMethods {
  complete(uri: string, position: Position): Promise<CompletionItems>;
  hover(uri: string, position: Position): Promise<Hover>;
}
