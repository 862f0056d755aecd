import type { Encoder } from '@trpc/server/adapters/ws';
import superjson from 'superjson';

/** A result that many are sent: the JSON text of its value, made once, and what stands around it for one of them. */
class EncodedResult {
  readonly #before: string;
  readonly #value: SharedText;
  readonly #after: string;

  constructor(before: string, value: SharedText, after: string) {
    this.#before = before;
    this.#value = value;
    this.#after = after;
  }

  /** The whole message, with `head` before the result and `tail` after it. */
  frame(head: string, tail: string): Uint8Array<ArrayBuffer> {
    return this.#value.frame(head + this.#before, this.#after + tail);
  }

  /** For whoever encodes it in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.#before + this.#value.json + this.#after);
  }
}

/** The JSON text of a shared value, and the messages with it as bytes: tabs that do the same send the same request. */
class SharedText {
  readonly json: string;
  readonly #frames = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(json: string) {
    this.json = json;
  }

  frame(head: string, tail: string): Uint8Array<ArrayBuffer> {
    const key = `${head}\n${tail}`;
    const known = this.#frames.get(key);
    if (known) return known;
    const frame = Buffer.from(head + this.json + tail);
    if (this.#frames.size < keptFrames) this.#frames.set(key, frame);
    return frame;
  }
}

/** Of one value. A tab numbers its requests: most tabs of a page have the same few numbers. */
const keptFrames = 16;

/** Results that many are sent, each with its text once somebody needed it. Forgotten with the result. */
const textOfShared = new WeakMap<object, SharedResult | undefined>();

/** As superjson gives it: `{"json":…}`, with `meta` where there are values that JSON does not know. */
interface SharedResult {
  readonly value: SharedText;
  readonly meta: string | undefined;
}

/**
 * Marks an object that many watchers are sent, so that its text and its bytes are made once: for a thousand
 * watchers of one log this costs more than all the rest of sending it, and what waits for slow ones is kept in
 * memory once. It must not change afterwards.
 */
export function shared<Result extends object>(result: Result): Result {
  if (!textOfShared.has(result)) textOfShared.set(result, undefined);
  return result;
}

/** superjson, except for shared results: their text is kept, alone or as the data of a tracked event. */
export const resultTransformer = {
  input: superjson,
  output: {
    serialize(result: unknown): unknown {
      if (isShared(result)) {
        const { value, meta } = textOf(result);
        return new EncodedResult('{"json":', value, meta === undefined ? '}' : `,"meta":${meta}}`);
      }
      if (!isTracked(result) || !isShared(result.data)) return superjson.serialize(result);
      const { value, meta } = textOf(result.data);
      if (meta !== undefined) return superjson.serialize(result);
      return new EncodedResult(`{"json":{"id":${JSON.stringify(result.id)},"data":`, value, '}}');
    },
    deserialize: superjson.deserialize,
  },
};

/** JSON, as bytes where it holds a shared result. Either is to be sent as a text frame. */
export const resultEncoder: Encoder = {
  encode(message) {
    if (!isDataMessage(message)) return JSON.stringify(message);
    const { result, ...envelope } = message;
    const { data, ...event } = result;
    if (!(data instanceof EncodedResult)) return JSON.stringify(message);
    const text = JSON.stringify({ ...envelope, result: { ...event, data: 0 } });
    return data.frame(text.slice(0, -'0}}'.length), '}}');
  },
  decode(text) {
    if (typeof text !== 'string') throw new TypeError('Only text frames are understood.');
    return JSON.parse(text);
  },
};

function isShared(result: unknown): result is object {
  return typeof result === 'object' && result !== null && textOfShared.has(result);
}

function textOf(result: object): SharedResult {
  const known = textOfShared.get(result);
  if (known) return known;
  const { json, meta } = superjson.serialize(result);
  const made = { value: new SharedText(JSON.stringify(json)), meta: meta && JSON.stringify(meta) };
  textOfShared.set(result, made);
  return made;
}

/** What tRPC makes of `tracked(id, data)`. */
function isTracked(result: unknown): result is { readonly id: string; readonly data: unknown } {
  return typeof result === 'object' && result !== null && 'id' in result && 'data' in result;
}

function isDataMessage(message: unknown): message is { readonly result: { readonly data: unknown } } {
  if (typeof message !== 'object' || message === null || !('result' in message)) return false;
  const { result } = message;
  return typeof result === 'object' && result !== null && 'data' in result;
}
