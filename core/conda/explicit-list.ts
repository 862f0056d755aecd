import type { TextRange } from '../issue.ts';
import { parsePackageAddress } from './match-spec-file.ts';

/** What `conda list --explicit` prints: `@EXPLICIT`, and the addresses of package files, one a line. */
export interface ExplicitList {
  /** Of the `@EXPLICIT`. */
  readonly range: TextRange;
  /** The same packages as an environment.yml; undefined when there are others in it than of linux-64, or other lines. */
  readonly environment: string | undefined;
}

/** Neither a requirement nor YAML begins with an `@`. */
const marker = /^[ \t]*(@EXPLICIT)[ \t]*\r?$/dm;
const publicAddress = 'https://conda.anaconda.org/';

/** Recognises a text that is an explicit list, or has one in it. */
export function findExplicitList(text: string): ExplicitList | undefined {
  const [start, end] = marker.exec(text)?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return undefined;
  return { range: { start, end }, environment: convert(text) };
}

function convert(text: string): string | undefined {
  const addresses = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '@EXPLICIT' && !line.startsWith('#'));
  const packages = addresses.map(readPackage).filter((found) => found !== undefined);
  if (packages.length === 0 || packages.length < addresses.length) return undefined;
  const channels = [...new Set(packages.map(({ channel }) => channel))];
  const origin = (channel: string) => (channels.length > 1 ? `${channel}::` : '');
  return [
    'channels:',
    ...channels.map((channel) => `  - ${channel}`),
    'dependencies:',
    ...packages.map(({ channel, spec }) => `  - ${origin(channel)}${spec}`),
    '',
  ].join('\n');
}

/** @param line an address, perhaps with the file's hash behind `#` */
function readPackage(line: string): { readonly channel: string; readonly spec: string } | undefined {
  const [address = ''] = line.split('#', 1);
  const file = parsePackageAddress(address, 0);
  // What is escaped, or holds spaces or quotes, is left to whoever knows what it means.
  if (typeof file === 'string' || !/^[\w:/.!+~@-]+$/.test(address)) return undefined;
  const { channel = '', subdir, name, version, build } = file;
  if (subdir !== 'noarch' && subdir !== 'linux-64') return undefined;
  const isPublic = channel.startsWith(publicAddress);
  return { channel: isPublic ? channel.slice(publicAddress.length) : channel, spec: `${name}=${version}=${build}` };
}
