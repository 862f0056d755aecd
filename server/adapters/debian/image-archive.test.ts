import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packImageArchive } from './image-archive.ts';

const image = {
  reference: 'studio-test/archive:1',
  command: ['sh'],
  variables: { PATH: '/bin', LANG: 'C.UTF-8' },
  labels: { who: 'me' },
  createdBy: 'by hand',
};
const layer = Buffer.from('stands for a root file system');
const layerDigest = createHash('sha256').update(layer).digest('hex');

let folder = '';
let layerPath = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-archive-'));
  layerPath = join(folder, 'root.tar');
  await writeFile(layerPath, layer);
});
afterAll(() => rm(folder, { recursive: true }));

async function unpack(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const entries = extract();
  entries.end(archive);
  for await (const entry of entries) files.set(entry.header.name, await text(entry));
  return files;
}

describe('packImageArchive', () => {
  it('holds one layer and a configuration that belong together', async () => {
    const files = await unpack(await buffer(await packImageArchive(layerPath, image)));
    const [manifest] = JSON.parse(files.get('manifest.json') ?? '') as {
      Config: string;
      RepoTags: string[];
      Layers: string[];
    }[];
    expect(manifest?.RepoTags).toEqual([image.reference]);
    expect(files.get(manifest?.Layers[0] ?? '')).toBe(layer.toString());
    const configuration = files.get(manifest?.Config ?? '') ?? '';
    expect(manifest?.Config).toBe(`${createHash('sha256').update(configuration).digest('hex')}.json`);
    expect(JSON.parse(configuration)).toMatchObject({
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['sh'], Env: ['PATH=/bin', 'LANG=C.UTF-8'], Labels: { who: 'me' } },
      rootfs: { type: 'layers', diff_ids: [`sha256:${layerDigest}`] },
    });
  });

  it('is the same bytes every time', async () => {
    const pack = async () => buffer(await packImageArchive(layerPath, image));
    expect((await pack()).equals(await pack())).toBe(true);
  });

  it('refuses a layer that is not there', async () => {
    await expect(packImageArchive(join(folder, 'absent.tar'), image)).rejects.toThrow('ENOENT');
  });
});
