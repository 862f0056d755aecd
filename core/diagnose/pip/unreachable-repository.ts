import type { TextEdit } from '../../issue.ts';
import type { PlacedRequirement } from '../across/pip-places.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { placeOfPart } from './place-of-part.ts';

/** What the toolbox can fetch: git over http, nobody's password in the address. */
const reachable = /^git\+https?:\/\/[^/@\s]+(?:\/|$)/i;
/** Public forges answer over https under the same path. */
const publicForge = /^git\+(?:ssh|git):\/\/(?:git@)?(?=(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/)/i;

/** There is no SSH key in a build, and `git://` is switched off at the large forges. */
export const unreachableRepository: Rule = {
  code: 'pip-unreachable-repository',
  severity: 'error',
  find(subject) {
    const unreachable = subject.requirements.filter(
      ({ requirement: { source, url = '' } }) => source === 'vcs' && !reachable.test(url) && !url.includes('${'),
    );
    return unreachable.map((placed) => {
      const edits = overHttps(subject, placed);
      return { section: placed.section, range: placed.requirement.range, ...(edits && { edits }) };
    });
  },
};

function overHttps(
  subject: Subject,
  { section, requirement: { url = '', range } }: PlacedRequirement,
): TextEdit[] | undefined {
  const beginning = publicForge.exec(url)?.[0];
  const place = placeOfPart(subject, { section, range, part: url });
  if (beginning === undefined || !place) return undefined;
  return [{ range: { start: place.start, end: place.start + beginning.length }, text: 'git+https://' }];
}
