/** The torch that each torchvision was released with; its wheels ask for exactly that. */
const visionReleases: Readonly<Record<string, readonly string[]>> = {
  '0.4': ['1.2', '1.3'],
  '0.5': ['1.4'],
  '0.6': ['1.5'],
  '0.7': ['1.6'],
  '0.8': ['1.7'],
  '0.9': ['1.8'],
  '0.10': ['1.9'],
  '0.11': ['1.10'],
  '0.12': ['1.11'],
  '0.13': ['1.12'],
  '0.14': ['1.13'],
  '0.15': ['2.0'],
  '0.16': ['2.1'],
  '0.17': ['2.2'],
  '0.18': ['2.3'],
  '0.19': ['2.4'],
  '0.20': ['2.5'],
  '0.21': ['2.6'],
  '0.22': ['2.7'],
  '0.23': ['2.8'],
  '0.24': ['2.9'],
};

/**
 * Minor versions of torch that a minor version of `torchvision` or `torchaudio` goes with; none where the
 * package is another one, or so old or new that it is not known.
 */
export function torchOf(name: string, version: string): readonly string[] {
  if (name === 'torchvision') return visionReleases[version] ?? [];
  if (name !== 'torchaudio') return [];
  // 0.7 to 0.13 went with 1.7 to 1.13; since 2.0 the numbers are the same.
  if (/^0\.(?:[7-9]|1[0-3])$/.test(version)) return [`1${version.slice(1)}`];
  return /^2\.[0-8]$/.test(version) ? [version] : [];
}
