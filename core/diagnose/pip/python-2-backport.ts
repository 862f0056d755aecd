import type { Rule } from '../rule.ts';
import { removeLine } from './remove-line.ts';

/** The module of Python 3 that each of them brought to Python 2. */
const backports: ReadonlyMap<string, string> = new Map([
  ['backports-lzma', 'lzma'],
  ['backports-shutil-get-terminal-size', 'shutil'],
  ['backports-ssl-match-hostname', 'ssl'],
  ['enum34', 'enum'],
  ['functools32', 'functools'],
  ['futures', 'concurrent.futures'],
  ['pathlib2', 'pathlib'],
  ['subprocess32', 'subprocess'],
  ['trollius', 'asyncio'],
  ['unittest2', 'unittest'],
]);

/** Some cannot be installed on Python 3, some (enum34) break it. */
export const python2Backport: Rule = {
  code: 'pip-python-2-backport',
  severity: 'warning',
  find(subject) {
    return subject.requirements.flatMap(({ section, name, requirement }) => {
      const replacedBy = requirement.marker ? undefined : backports.get(name);
      if (replacedBy === undefined) return [];
      const edits = removeLine(subject, section, requirement.range);
      const values = { name: requirement.name ?? '', module: replacedBy };
      return [{ section, range: requirement.nameRange ?? requirement.range, values, ...(edits && { edits }) }];
    });
  },
};
