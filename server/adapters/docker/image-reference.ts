export interface ImageReference {
  readonly repository: string;
  /** `latest` where none is said; absent beside a digest. */
  readonly tag?: string;
  readonly digest?: string;
}

const component = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const host = '[a-zA-Z0-9][a-zA-Z0-9.-]*(?::\\d+)?';
const grammar = new RegExp(
  `^(?<repository>(?:${host}/)?${component}(?:/${component})*)(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`,
);
const longestReference = 512;

/**
 * Reads a reference by Docker's grammar; an image id (`sha256:…`) passes as well. Undefined for anything else:
 * users write references, and in the engine's paths a `../` or `?` of theirs would be another call.
 */
export function parseReference(text: string): ImageReference | undefined {
  const { repository, tag, digest } = (text.length <= longestReference && grammar.exec(text)?.groups) || {};
  if (repository === undefined) return undefined;
  if (digest !== undefined) return { repository, digest };
  return { repository, tag: tag ?? 'latest' };
}
