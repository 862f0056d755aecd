import type { TextRange } from '../issue.ts';

/** What one is about to write in a Dockerfile; `range` is what a choice replaces, in the text. */
export interface DockerfilePlace {
  /** `image`: after FROM. `stage`: after `from=`. `mount`: after `--mount=`. */
  readonly kind: 'image' | 'stage' | 'flag' | 'mount';
  /** Upper case. */
  readonly instruction: string;
  readonly range: TextRange;
  readonly typed: string;
}

const flags = String.raw`(?:--[a-z-]+(?:=\S*)?\s+)*`;
const atImage = new RegExp(String.raw`^FROM\s+${flags}([^\s-]\S*|)$`, 'i');
const atFlag = new RegExp(String.raw`^([A-Z]+)\s+${flags}(--?[a-z-]*)$`, 'i');
const atStage = new RegExp(String.raw`^(COPY|RUN)\s+${flags}--(?:from=|mount=(?:\S*,)?from=)([^\s,]*)$`, 'i');
const atMount = new RegExp(String.raw`^(RUN)\s+${flags}--mount=([^\s,]*)$`, 'i');

/**
 * What stands at the cursor of a Dockerfile, where the studio can offer something; undefined elsewhere.
 * An instruction that goes on after `\` counts as one line. Never throws.
 *
 * @param offset the cursor, in UTF-16 code units
 */
export function findDockerfilePlace(text: string, offset: number): DockerfilePlace | undefined {
  const written = instructionBefore(text, offset);
  const place = (kind: DockerfilePlace['kind'], instruction: string, typed: string): DockerfilePlace => {
    const rest = /^[^\s,]*/.exec(text.slice(offset))?.[0] ?? '';
    const range = { start: offset - typed.length, end: offset + rest.length };
    return { kind, instruction: instruction.toUpperCase(), typed, range };
  };
  const stage = atStage.exec(written);
  if (stage) return place('stage', stage[1] ?? '', stage[2] ?? '');
  const mount = atMount.exec(written);
  if (mount) return place('mount', mount[1] ?? '', mount[2] ?? '');
  const image = atImage.exec(written);
  if (image) return place('image', 'FROM', image[1] ?? '');
  const flag = atFlag.exec(written);
  return flag ? place('flag', flag[1] ?? '', flag[2] ?? '') : undefined;
}

/** The instruction up to the cursor, its continued lines joined; comment lines between them left out. */
function instructionBefore(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r?\n/);
  const pieces = [lines.pop() ?? ''];
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    if (/^\s*#/.test(line)) continue;
    const continued = /^(.*)[\\`]\s*$/.exec(line)?.[1];
    if (continued === undefined) break;
    pieces.unshift(continued);
  }
  return pieces.join(' ').trimStart();
}
