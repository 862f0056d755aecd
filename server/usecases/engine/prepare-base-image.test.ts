import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { BaseImageMaker } from '../../ports/base-image-maker.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImageDescription, ImageStore } from '../../ports/image-store.ts';
import { officialBaseImage, prepareBaseImage } from './prepare-base-image.ts';

type Pull = ImageStore['pull'];
const made = 'studio-test/made:1';
const unreachable: Pull = async () => ({ ok: false, message: 'no such host', isUnreachable: true });

/** A world in memory: which images there are, how the registry behaves, whether an image can be made. */
function world(options: { present?: readonly string[]; pull?: Pull; isMakeable?: boolean; sleep?: Clock['sleep'] }) {
  const loaded: string[] = [];
  const find = async (reference: string) =>
    options.present?.includes(reference) ? ({ id: reference } as ImageDescription) : undefined;
  const load = async (archive: Readable) => void loaded.push(await text(archive));
  const baseImageMaker: BaseImageMaker = {
    reference: made,
    make: async () =>
      options.isMakeable === false
        ? { ok: false, problem: { kind: 'tool-missing', message: 'no mmdebstrap' } }
        : { ok: true, archive: Readable.from(['archive']) },
  };
  const imageStore = { find, load, pull: options.pull ?? unreachable } as ImageStore;
  const never: Clock['sleep'] = () => new Promise(() => {});
  const clock: Clock = { now: () => new Date(0), sleep: options.sleep ?? never };
  return { world: { imageStore, clock, baseImageMaker }, loaded };
}

const prepare = (options: Parameters<typeof world>[0], signal = new AbortController().signal) => {
  const made = world(options);
  return prepareBaseImage(made.world, () => {}, signal).then((outcome) => ({ outcome, loaded: made.loaded }));
};

describe('prepareBaseImage', () => {
  it.each([officialBaseImage, made])('is content with %s', async (reference) => {
    const pull: Pull = () => Promise.reject(new Error('not needed'));
    const { outcome } = await prepare({ present: [reference], pull });
    expect(outcome).toEqual({ ok: true, reference, origin: 'present' });
  });

  it('pulls where a registry answers', async () => {
    const { outcome, loaded } = await prepare({ pull: async () => ({ ok: true }) });
    expect(outcome).toEqual({ ok: true, reference: officialBaseImage, origin: 'pulled' });
    expect(loaded).toEqual([]);
  });

  it('pulls the image that was asked for by name, whatever else is there', async () => {
    const pulled: string[] = [];
    const pull: Pull = async (reference) => {
      pulled.push(reference);
      return { ok: true };
    };
    const { world: plain } = world({ present: [officialBaseImage, made], pull });
    const wanted = { ...plain, wantedReference: 'registry.example/base:1' };
    const outcome = await prepareBaseImage(wanted, () => {}, new AbortController().signal);
    expect(outcome).toEqual({ ok: true, reference: 'registry.example/base:1', origin: 'pulled' });
    expect(pulled).toEqual(['registry.example/base:1']);
  });

  it('makes an image where none answers', async () => {
    const { outcome, loaded } = await prepare({});
    expect(outcome).toEqual({ ok: true, reference: made, origin: 'made' });
    expect(loaded).toEqual(['archive']);
  });

  it('says why there is none at all', async () => {
    const { outcome } = await prepare({ isMakeable: false });
    const problem = { kind: 'tool-missing', message: 'no mmdebstrap' };
    expect(outcome).toEqual({ ok: false, pullMessage: 'no such host', problem });
  });

  it('does not wait for a registry that says nothing', async () => {
    const silent: Pull = (_reference, _hear, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: false, message: 'cancelled', isUnreachable: false }));
      });
    const { outcome } = await prepare({ pull: silent, sleep: async () => {} });
    expect(outcome).toMatchObject({ ok: true, origin: 'made' });
  });

  it('waits for a slow download once the registry has answered', async () => {
    let runOut = () => {};
    const sleep: Clock['sleep'] = (_durationMs, signal) =>
      new Promise((resolve, reject) => {
        runOut = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    const slow: Pull = async (_reference, hear, signal) => {
      hear('Pulling from library/python');
      runOut();
      await new Promise((resolve) => setImmediate(resolve));
      return signal.aborted ? { ok: false, message: 'cancelled', isUnreachable: false } : { ok: true };
    };
    const { outcome } = await prepare({ pull: slow, sleep });
    expect(outcome).toMatchObject({ origin: 'pulled' });
  });

  it('ends with its signal', async () => {
    await expect(prepare({}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
