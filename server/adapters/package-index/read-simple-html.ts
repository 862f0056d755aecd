import type { IndexFile } from './collect-releases.ts';

/** No part can run past the next `<`: a page made to be slow is read in one pass. */
const anchor = /<a\b([^<>]*)>([^<]*)<\/a\s*>/gi;
const attribute = /([a-z-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'))?/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Files of a project page as PEP 503 has it: one link a file. Only texts and two attributes are read. */
export function readSimpleHtml(html: string): IndexFile[] {
  return [...html.matchAll(anchor)].map(([, attributes = '', text = '']) => {
    const values = new Map(
      [...attributes.matchAll(attribute)].map(([, name = '', double, single]) => [
        name.toLowerCase(),
        decodeEntities(double ?? single ?? ''),
      ]),
    );
    return {
      fileName: decodeEntities(text).trim(),
      requiresPython: values.get('data-requires-python'),
      yanked: values.get('data-yanked'),
    };
  });
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
