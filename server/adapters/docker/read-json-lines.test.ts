import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJsonLines } from './read-json-lines.ts';

async function read(chunks: Uint8Array[]): Promise<unknown[]> {
  const documents = [];
  for await (const document of readJsonLines(Readable.from(chunks))) documents.push(document);
  return documents;
}

it('reads one document a line, whatever the chunks', async () => {
  const documents = fc.array(fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(documents, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (values, size, hasLastEnd) => {
      const bytes = Buffer.from(values.map((value) => JSON.stringify(value)).join('\r\n') + (hasLastEnd ? '\n' : ''));
      const chunks = [];
      for (let start = 0; start < bytes.length; start += size) chunks.push(bytes.subarray(start, start + size));
      expect(await read(chunks)).toEqual(values.map((value) => JSON.parse(JSON.stringify(value))));
    }),
  );
});

it('keeps a character whole that is cut in two', async () => {
  const bytes = Buffer.from('{"text":"環境🐍"}\n');
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([{ text: '環境🐍' }]);
});

it('refuses what is no JSON', async () => {
  await expect(read([Buffer.from('{"a":1}\n<html>\n')])).rejects.toThrow(SyntaxError);
});
