import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { type DockerfilePlace, findDockerfilePlace } from '@/core/dockerfile/completion-place.ts';
import { instructionFlags, mountForms } from '@/core/dockerfile/instruction-flags.ts';
import { parseDockerfile } from '@/core/dockerfile/parse-dockerfile.ts';
import type { PackageLookup } from './package-lookup.ts';
import type { SectionModels } from './section-models.ts';

/** Flags that the Dockerfile language service offers by itself. */
const offeredElsewhere: ReadonlySet<string> = new Set([
  'ADD --chown=',
  'COPY --chown=',
  'COPY --from=',
  'FROM --platform=',
  'HEALTHCHECK --interval=',
  'HEALTHCHECK --retries=',
  'HEALTHCHECK --start-interval=',
  'HEALTHCHECK --start-period=',
  'HEALTHCHECK --timeout=',
]);

export interface DockerfileWords {
  readonly baseImage: string;
  readonly stage: string;
}

/** Offers base images, stages, and the flags and mounts that the language service does not know. The answer takes them back. */
export function provideDockerfileCompletion(
  monaco: Monaco,
  models: SectionModels,
  lookup: PackageLookup,
  words: DockerfileWords,
): () => void {
  const { CompletionItemKind } = monaco.languages;

  const offersAt = async (place: DockerfilePlace, text: string) => {
    const offer = (label: string, kind: number, description = '') => ({
      label: { label, description },
      kind,
      insertText: label,
    });
    const stages = () =>
      // Only a stage that stands before can be named.
      (parseDockerfile(text.slice(0, place.range.start)).value?.stages ?? []).flatMap(({ name }) =>
        name === undefined ? [] : [offer(name, CompletionItemKind.Reference, words.stage)],
      );
    switch (place.kind) {
      case 'image': {
        const images = (await lookup.baseImages()) ?? [];
        return [...stages(), ...images.map((each) => offer(each, CompletionItemKind.Module, words.baseImage))];
      }
      case 'stage':
        // After `COPY --from=` the language service offers them.
        return place.instruction === 'COPY' ? [] : stages();
      case 'mount':
        return mountForms.map((form) => offer(form, CompletionItemKind.Property));
      case 'flag':
        return (instructionFlags[place.instruction] ?? [])
          .filter((flag) => !offeredElsewhere.has(`${place.instruction} ${flag}`))
          .map((flag) => offer(flag, CompletionItemKind.Property));
    }
  };

  const registered = monaco.languages.registerCompletionItemProvider('dockerfile', {
    triggerCharacters: [' ', '-', '=', ','],
    async provideCompletionItems(model, position) {
      const text = model.getValue();
      const place =
        model === models.of('dockerfile') ? findDockerfilePlace(text, model.getOffsetAt(position)) : undefined;
      if (!place) return { suggestions: [] };
      const offers = await offersAt(place, text);
      const start = model.getPositionAt(place.range.start);
      const range = monaco.Range.fromPositions(start, model.getPositionAt(place.range.end));
      return { suggestions: offers.map((each) => ({ ...each, range })) };
    },
  });
  return () => registered.dispose();
}
