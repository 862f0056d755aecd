import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { type CondaPlace, findCondaPlace } from '@/core/conda/completion-place.ts';
import { knownChannels } from '@/core/conda/known-channels.ts';
import type { TextRange } from '@/core/issue.ts';
import { isPrerelease } from '@/core/package/is-prerelease.ts';
import { findPipPlace, type PipPlace } from '@/core/pip/completion-place.ts';
import { pipOptions } from '@/core/pip/option-table.ts';
import type { PackageLookup } from './package-lookup.ts';
import type { SectionModels } from './section-models.ts';
import { whileWanted } from './while-wanted.ts';

type CompletionProvider = Parameters<Monaco['languages']['registerCompletionItemProvider']>[1];
type Model = Parameters<CompletionProvider['provideCompletionItems']>[0];
type CompletionItem = NonNullable<
  Awaited<ReturnType<CompletionProvider['provideCompletionItems']>>
>['suggestions'][number];
type Offer = Omit<CompletionItem, 'range' | 'sortText' | 'filterText'>;

export interface CompletionWords {
  option(name: string): string;
  channel(name: string): string;
  date(instant: string): string;
  readonly yanked: string;
  readonly prerelease: string;
}

/** Asked for by its first letter as well, but a space or a dash alone opens no list. */
const triggerCharacters = ['=', '<', '>', '~', '!', ',', ':', '[', '-', ' '];

/**
 * Offers names, versions, extras, channels and options in the conda and pip texts of one editor. Nothing is
 * taken by Enter unless it was chosen. The answer takes the offers back.
 */
export function providePackageCompletion(
  monaco: Monaco,
  models: SectionModels,
  lookup: PackageLookup,
  words: CompletionWords,
): () => void {
  const { CompletionItemKind, CompletionItemTag } = monaco.languages;

  const names = async (manager: 'conda' | 'pip', prefix: string, channel: string | undefined, signal: AbortSignal) => {
    const wanted = { manager, prefix, ...(channel !== undefined && { channel }) };
    const found = (await lookup.completeName(wanted, signal)) ?? [];
    return found.map(
      ({ name, source }): Offer => ({
        label: { label: name, description: source?.replace(/^https?:\/\//, '') ?? '' },
        kind: CompletionItemKind.Module,
        insertText: name,
      }),
    );
  };

  const versions = async (manager: 'conda' | 'pip', name: string, channel: string | undefined, signal: AbortSignal) => {
    const wanted = { manager, name, ...(channel !== undefined && { channel }) };
    const releases = (await lookup.describe(wanted, signal))?.releases ?? [];
    return releases.map(({ version, releasedAt, yanked }): Offer => {
      const remark = yanked !== undefined ? words.yanked : isPrerelease(version) ? words.prerelease : '';
      return {
        label: {
          label: version,
          detail: remark && `  ${remark}`,
          description: releasedAt ? words.date(releasedAt) : '',
        },
        kind: CompletionItemKind.Value,
        insertText: version,
        ...(yanked !== undefined && { tags: [CompletionItemTag.Deprecated] }),
      };
    });
  };

  const ofPip = async (place: PipPlace, isTriggered: boolean, signal: AbortSignal): Promise<Offer[]> => {
    switch (place.kind) {
      case 'name':
        return place.typed === '' && isTriggered ? [] : names('pip', place.typed, undefined, signal);
      case 'version':
        return versions('pip', place.name, undefined, signal);
      case 'extra': {
        const extras = (await lookup.describe({ manager: 'pip', name: place.name }, signal))?.details?.extras ?? [];
        return extras.map((extra) => ({ label: extra, kind: CompletionItemKind.Property, insertText: extra }));
      }
      case 'option':
        return pipOptions
          .filter((option) => (option.isForRequirement === true) === place.isForRequirement)
          .map(({ name, takesValue }) => ({
            label: { label: `--${name}`, description: words.option(name) },
            kind: CompletionItemKind.Keyword,
            insertText: `--${name}${takesValue ? (name === 'hash' ? '=sha256:' : ' ') : ''}`,
          }));
    }
  };

  const ofConda = async (place: Exclude<CondaPlace, { kind: 'pip' }>, isTriggered: boolean, signal: AbortSignal) => {
    switch (place.kind) {
      case 'channel':
        return [...new Set([...knownChannels, ...lookup.channels()])].map(
          (name): Offer => ({
            label: { label: name, description: words.channel(name) },
            kind: CompletionItemKind.Folder,
            insertText: name,
          }),
        );
      case 'version':
        return versions('conda', place.name, place.channel, signal);
      case 'name': {
        if (place.typed === '' && place.channel === undefined && isTriggered) return [];
        const found = await names('conda', place.typed, place.channel, signal);
        const channels = place.channel === undefined ? lookup.channels().map(channelPrefix) : [];
        return [...found, ...channels];
      }
    }
  };

  const channelPrefix = (name: string): Offer => ({
    label: `${name}::`,
    kind: CompletionItemKind.Folder,
    insertText: `${name}::`,
    // What comes next is offered at once.
    command: { id: 'editor.action.triggerSuggest', title: '' },
  });

  const provider: CompletionProvider = {
    triggerCharacters,
    async provideCompletionItems(model, position, context, token) {
      const isTriggered = context.triggerKind === monaco.languages.CompletionTriggerKind.TriggerCharacter;
      const place = placeAt(model, models, position);
      if (!place) return { suggestions: [] };
      const offers = await whileWanted(token, (signal) =>
        place.kind === 'pip' ? ofPip(place.place, isTriggered, signal) : ofConda(place, isTriggered, signal),
      );
      const { typed, range: replaced } = place.kind === 'pip' ? place.place : place;
      const range = rangeOf(monaco, model, replaced);
      const isName = (place.kind === 'pip' ? place.place.kind : place.kind) === 'name';
      return {
        suggestions: (offers ?? []).map((offer, index) => ({
          ...offer,
          range,
          sortText: String(index).padStart(5, '0'),
          // `Scikit_L` means `scikit-learn`: what was asked for by what is typed is not sieved again.
          filterText: isName ? `${typed}${offer.insertText.slice(typed.length)}` : offer.insertText,
        })),
        // Only so many names come at once: the next letter asks again.
        incomplete: isName,
      };
    },
  };
  const registered = ['yaml', 'requirements'].map((language) =>
    monaco.languages.registerCompletionItemProvider(language, provider),
  );
  return () => {
    for (const each of registered) each.dispose();
  };
}

/** The cursor's place in a text of this editor; pip's place on its own line is moved to the whole text. */
function placeAt(model: Model, models: SectionModels, position: Parameters<Model['getOffsetAt']>[0]) {
  const offset = model.getOffsetAt(position);
  if (model === models.of('conda')) return findCondaPlace(model.getValue(), offset);
  if (model !== models.of('pip')) return undefined;
  const place = findPipPlace(model.getLineContent(position.lineNumber), position.column - 1);
  if (!place) return undefined;
  const lineStart = offset - position.column + 1;
  const range = { start: place.range.start + lineStart, end: place.range.end + lineStart };
  return { kind: 'pip', place: { ...place, range } } as const;
}

function rangeOf(monaco: Monaco, model: Model, { start, end }: TextRange) {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
