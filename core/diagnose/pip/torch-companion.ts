import { areBoundsEmpty, intersectBounds, versionBounds } from '../conda/version-bounds.ts';
import type { Rule } from '../rule.ts';
import { torchOf } from './torch-releases.ts';

const pinned = /^===?v?(\d+\.\d+)(?:\.(?:\d+|\*))*(?:\+[\w.]+)?$/;

/** The wheels of torchvision and torchaudio ask for the very torch they were built with: no other is ever found. */
export const torchCompanion: Rule = {
  code: 'pip-torch-companion',
  severity: 'warning',
  find({ requirements }) {
    const torch = requirements.find(({ name, requirement }) => name === 'torch' && requirement.marker === undefined);
    const asked = torch && versionBounds(torch.requirement.specifier.replace(/\+[\w.]+$/, ''));
    if (!asked || torch.requirement.source !== 'index') return [];
    return requirements.flatMap(({ section, name, requirement }) => {
      const { source, marker, specifier, specifierRange, range } = requirement;
      const version = source === 'index' && marker === undefined ? pinned.exec(specifier)?.[1] : undefined;
      const needed = version === undefined ? [] : torchOf(name, version);
      const fits = needed.some((minor) => !areBoundsEmpty(intersectBounds(asked, versionBounds(`${minor}.*`) ?? {})));
      if (version === undefined || needed.length === 0 || fits) return [];
      const values = { name, version, torch: needed.join(' / '), asked: torch.requirement.text };
      return [{ section, range: specifierRange ?? range, values }];
    });
  },
};
