import { normalisePackageName } from '@/core/pip/package-name.ts';

/** Longer than any name with what stands around it. */
const tailCharacters = 400;
const inJson = /"name"\s*:\s*"([A-Za-z0-9][A-Za-z0-9._-]*)"/g;
const inHtml = /<a\b[^<>]*>\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*<\/a\s*>/gi;

/**
 * The names on the root page of an index, normalised, sorted and each once. The page of the public index has
 * 40 MB: it is read as it comes and never held or parsed as a whole.
 */
export async function readIndexNames(chunks: AsyncIterable<Uint8Array>, isJson: boolean): Promise<string[]> {
  const pattern = isJson ? inJson : inHtml;
  const decoder = new TextDecoder();
  const names = new Set<string>();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      names.add(normalisePackageName(match[1] ?? ''));
      end = match.index + match[0].length;
    }
    // What may be the beginning of the next name is looked at again with what follows.
    text = text.slice(Math.max(end, text.length - tailCharacters));
  }
  return [...names].sort();
}
