import { z } from 'zod';
import type { IndexFile } from './collect-releases.ts';
import { parseJson } from './parse-json.ts';

/** PEP 691 and 700; what is broken in one file leaves only that file out. */
const page = z.object({ files: z.array(z.unknown()) });
const file = z.object({
  filename: z.string(),
  'requires-python': z.string().nullish(),
  yanked: z.union([z.boolean(), z.string()]).nullish(),
  size: z.number().nullish(),
  'upload-time': z.string().nullish(),
});

/** Files of a project page in JSON; undefined when it is none. */
export function readSimpleJson(text: string): IndexFile[] | undefined {
  const parsed = page.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  return parsed.data.files.flatMap((entry) => {
    const read = file.safeParse(entry);
    if (!read.success) return [];
    const { filename, yanked, size } = read.data;
    return [
      {
        fileName: filename,
        requiresPython: read.data['requires-python'] ?? undefined,
        yanked: yanked === true ? '' : typeof yanked === 'string' ? yanked : undefined,
        sizeBytes: size ?? undefined,
        uploadedAt: read.data['upload-time'] ?? undefined,
      },
    ];
  });
}
