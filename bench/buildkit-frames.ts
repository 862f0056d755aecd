import { type Field, writeFields } from '../server/adapters/docker/buildkit/protobuf.ts';

const digest = Buffer.from('sha256:bench');
const instant = (seconds: number) => writeFields([[1, seconds]]);
/** BuildKit sends what a step wrote in chunks of up to 32 KB, cut anywhere. */
const chunkBytes = 32 * 1024;

/** What an engine sends for one step that prints `lineCount` lines: JSON documents, one a line, in network-sized pieces. */
export function buildkitFrames(lineCount: number): Buffer[] {
  const frames: Buffer[] = [];
  const send = (message: object) => frames.push(Buffer.from(`${JSON.stringify(message)}\n`));
  const trace = (fields: Field[]) => send({ id: 'moby.buildkit.trace', aux: writeFields(fields).toString('base64') });
  const vertex = (...more: Field[]): Field => [
    1,
    writeFields([[1, digest], [3, Buffer.from('[1/1] RUN count')], ...more]),
  ];
  trace([vertex([5, instant(1)])]);
  const output = Buffer.from(
    Array.from(
      { length: lineCount },
      (_, index) => `Collecting package-${index} (from -r requirements.txt, line ${index})\n`,
    ).join(''),
  );
  for (let start = 0; start < output.length; start += chunkBytes) {
    const bytes = output.subarray(start, start + chunkBytes);
    trace([
      [
        3,
        writeFields([
          [1, digest],
          [2, instant(2)],
          [3, 1],
          [4, bytes],
        ]),
      ],
    ]);
  }
  trace([vertex([5, instant(1)], [6, instant(3)])]);
  send({ id: 'moby.image.id', aux: { ID: 'sha256:image' } });
  return frames;
}
