import type { Rule } from '../rule.ts';
import { indexPlaces } from './address-places.ts';

const torchFamily = /^(?:torch|torchvision|torchaudio)$/;
const torchBuild = /\+(cpu|cu\d+|rocm[\d.]+)$/;

/** PyPI takes no versions such as 2.3.1+cu121: they are on an index of their makers. */
export const localVersion: Rule = {
  code: 'pip-local-version',
  severity: 'warning',
  find(subject) {
    if (indexPlaces(subject).length > 0) return [];
    return subject.requirements.flatMap(({ section, name, requirement }) => {
      const { specifier, specifierRange, range, marker } = requirement;
      const local = marker ? undefined : /^===?[^,]*(\+[\w.]+)$/.exec(specifier)?.[1];
      if (local === undefined) return [];
      const values = { local, name: requirement.name ?? '' };
      const build = torchFamily.test(name) ? torchBuild.exec(specifier)?.[1] : undefined;
      const option = `--extra-index-url https://download.pytorch.org/whl/${build}\n`;
      const edits =
        build && section === 'pip' ? [{ range: firstPlace(subject.definition.pip), text: option }] : undefined;
      return [{ section, range: specifierRange ?? range, values, ...(edits && { edits }) }];
    });
  },
};

/** The beginning of the text, after a byte order mark. */
function firstPlace(text: string) {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start };
}
