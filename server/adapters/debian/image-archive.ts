import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';

/** Everything that decides the image id. No date of today, no host name: the same root file system gives the same id everywhere. */
export interface ImageConfiguration {
  readonly reference: string;
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Says in `docker history` where the layer comes from. */
  readonly createdBy: string;
}

const createdAt = '2023-11-14T22:13:20Z';

/**
 * Wraps a root file system (an uncompressed tar) as a `docker save` archive with one layer.
 * `docker import` would give a new image id each time; loading this archive does not.
 */
export async function packImageArchive(rootFileSystemPath: string, image: ImageConfiguration): Promise<Readable> {
  const { size } = await stat(rootFileSystemPath);
  const layerDigest = await digestFile(rootFileSystemPath);
  const configuration = Buffer.from(describeImage(layerDigest, image));
  const configurationName = `${createHash('sha256').update(configuration).digest('hex')}.json`;
  const layerName = `${layerDigest}/layer.tar`;
  const manifest = [{ Config: configurationName, RepoTags: [image.reference], Layers: [layerName] }];

  const archive = pack();
  const mtime = new Date(createdAt);
  const write = async () => {
    archive.entry({ name: configurationName, mtime }, configuration);
    await pipeline(createReadStream(rootFileSystemPath), archive.entry({ name: layerName, size, mtime }));
    archive.entry({ name: 'manifest.json', mtime }, JSON.stringify(manifest));
    archive.finalize();
  };
  write().catch((error: Error) => archive.destroy(error));
  return Readable.from(archive, { objectMode: false });
}

function describeImage(layerDigest: string, image: ImageConfiguration): string {
  return JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    created: createdAt,
    config: {
      Env: Object.entries(image.variables).map(([name, value]) => `${name}=${value}`),
      Cmd: image.command,
      Labels: image.labels,
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${layerDigest}`] },
    history: [{ created: createdAt, created_by: image.createdBy }],
  });
}

async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
