import type { Encoder } from '@trpc/server/adapters/ws';
import superjson from 'superjson';

/** A result that is JSON text already. */
class EncodedResult {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** For whoever encodes it in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Results that many are sent, each with its text once somebody needed it. Forgotten with the result. */
const textOfShared = new WeakMap<object, SharedText | undefined>();

interface SharedText {
  /** As superjson gives it: `{"json":…}`, with `meta` where there are values that JSON does not know. */
  readonly whole: string;
  /** The value alone; undefined where it needs `meta`. */
  readonly json: string | undefined;
}

/**
 * Marks an object that many watchers are sent, so that its text is made once: for a thousand watchers of
 * one log this costs more than all the rest of sending it. It must not change afterwards.
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
      if (isShared(result)) return new EncodedResult(textOf(result).whole);
      const json = isTracked(result) && isShared(result.data) ? textOf(result.data).json : undefined;
      if (!isTracked(result) || json === undefined) return superjson.serialize(result);
      return new EncodedResult(`{"json":{"id":${JSON.stringify(result.id)},"data":${json}}}`);
    },
    deserialize: superjson.deserialize,
  },
};

/** JSON text frames, in which the text of a shared result is put as it is. */
export const resultEncoder: Encoder = {
  encode(message) {
    if (!isDataMessage(message)) return JSON.stringify(message);
    const { result, ...envelope } = message;
    const { data, ...event } = result;
    if (!(data instanceof EncodedResult)) return JSON.stringify(message);
    const text = JSON.stringify({ ...envelope, result: { ...event, data: 0 } });
    return `${text.slice(0, -'0}}'.length)}${data.text}}}`;
  },
  decode(text) {
    if (typeof text !== 'string') throw new TypeError('Only text frames are understood.');
    return JSON.parse(text);
  },
};

function isShared(result: unknown): result is object {
  return typeof result === 'object' && result !== null && textOfShared.has(result);
}

function textOf(result: object): SharedText {
  const known = textOfShared.get(result);
  if (known) return known;
  const { json, meta } = superjson.serialize(result);
  const jsonText = JSON.stringify(json);
  const text = meta
    ? { whole: `{"json":${jsonText},"meta":${JSON.stringify(meta)}}`, json: undefined }
    : { whole: `{"json":${jsonText}}`, json: jsonText };
  textOfShared.set(result, text);
  return text;
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
