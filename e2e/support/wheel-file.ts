import { createHash } from 'node:crypto';
import { zipStored } from './zip-stored.ts';

/** A real wheel that holds one module, `<name>.py`, made of nothing but its name and version. */
export function makeWheel(name: string, version: string): { readonly fileName: string; readonly content: Buffer } {
  const metadata = `${name}-${version}.dist-info`;
  const files: Readonly<Record<string, string>> = {
    [`${name}.py`]: `version = '${version}'\n`,
    [`${metadata}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${metadata}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: studio\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  };
  const record = Object.entries(files).map(([path, text]) => {
    const digest = createHash('sha256').update(text).digest('base64url');
    return `${path},sha256=${digest},${Buffer.byteLength(text)}\n`;
  });
  const recordPath = `${metadata}/RECORD`;
  const content = zipStored({ ...files, [recordPath]: `${record.join('')}${recordPath},,\n` });
  return { fileName: `${name}-${version}-py3-none-any.whl`, content };
}
