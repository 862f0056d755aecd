export const locales = ['en', 'zh-TW'] as const;
export type Locale = (typeof locales)[number];

/** What the reader chose; without it the browser's wish counts. */
export const localeCookie = 'studio-locale';

/**
 * The language to speak: the reader's own choice, else the first of the browser's wishes that we have.
 * `acceptLanguage` is the header as sent (RFC 9110, 12.5.4); quality order is honoured.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = locales.find((locale) => locale === chosen);
  if (known) return known;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-TW';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'en';
}
