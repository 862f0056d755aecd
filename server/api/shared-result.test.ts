import superjson from 'superjson';
import { expect, test, vi } from 'vitest';
import { resultEncoder, resultTransformer, shared } from './shared-result.ts';

const { serialize } = resultTransformer.output;
const encode = (data: unknown, id = 7) => resultEncoder.encode({ id, result: { type: 'data', data: serialize(data) } });
const send = (data: unknown) => Buffer.from(encode(data)).toString();
const received = (frame: string) => superjson.deserialize(JSON.parse(frame).result.data);

const values = [
  { firstLine: 3, lineCount: 2, lines: '[0,1,1,"a"]\n[0,1,1,"meta: }}"]' },
  { id: 'x', at: undefined, nested: [{ when: new Date(0) }], text: '"meta":' },
];

test.each(values)('a client receives what superjson would have sent: %j', (value) => {
  expect(received(send(shared({ ...value })))).toEqual(value);
  expect(received(send(value))).toEqual(value);
  const tracked = { id: '4', data: shared({ ...value }) };
  expect(received(send(tracked))).toEqual({ id: '4', data: value });
  expect(JSON.parse(send(tracked))).toMatchObject({ id: 7, result: { type: 'data' } });
  // Over HTTP the same result is encoded in the ordinary way.
  expect(superjson.deserialize(JSON.parse(JSON.stringify(serialize(shared({ ...value })))))).toEqual(value);
});

test('the text is made once, however many are sent it', () => {
  const makeText = vi.spyOn(superjson, 'serialize');
  const chunk = shared({ firstLine: 1, lineCount: 1, lines: 'x' });
  for (let watcher = 0; watcher < 1_000; watcher += 1) send({ id: String(watcher), data: shared(chunk) });
  expect(makeText).toHaveBeenCalledTimes(1);
});

test('the bytes are the same ones for all who asked alike, and for no others', () => {
  const chunk = shared({ firstLine: 1, lineCount: 1, lines: '模型' });
  const tracked = { id: '1', data: chunk };
  expect(encode(tracked)).toBe(encode({ ...tracked }));
  const frames = [encode(tracked), encode(tracked, 8), encode(chunk), encode({ ...tracked, id: '2' })];
  expect(frames.map((frame) => Buffer.from(frame).toString())).toEqual(
    [7, 8]
      .map((id) => `{"id":${id},"result":{"type":"data","data":{"json":{"id":"1","data":${JSON.stringify(chunk)}}}}}`)
      .concat([
        `{"id":7,"result":{"type":"data","data":{"json":${JSON.stringify(chunk)}}}}`,
        `{"id":7,"result":{"type":"data","data":{"json":{"id":"2","data":${JSON.stringify(chunk)}}}}}`,
      ]),
  );
});

test('what is not shared goes as ever, also errors and ends', () => {
  expect(JSON.parse(send({ id: 'a', data: 1 })).result.data).toEqual({ json: { id: 'a', data: 1 } });
  expect(resultEncoder.encode({ id: 1, result: { type: 'stopped' } })).toBe('{"id":1,"result":{"type":"stopped"}}');
  expect(resultEncoder.decode('{"id":1}')).toEqual({ id: 1 });
  expect(() => resultEncoder.decode(new Uint8Array())).toThrow(TypeError);
});
