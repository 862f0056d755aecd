import type { TextEdit } from '../../issue.ts';
import type { PlacedRequirement } from '../across/pip-places.ts';
import type { Rule } from '../rule.ts';

/** What the toolbox can fetch: git over http, nobody's password in the address. */
const reachable = /^git\+https?:\/\/[^/@\s]+(?:\/|$)/i;
/** Public forges answer over https under the same path. */
const publicForge = /^git\+(?:ssh|git):\/\/(?:git@)?(?=(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/)/i;

/** There is no SSH key in a build, and `git://` is switched off at the large forges. */
export const unreachableRepository: Rule = {
  code: 'pip-unreachable-repository',
  severity: 'error',
  find({ definition, requirements }) {
    const unreachable = requirements.filter(
      ({ requirement: { source, url = '' } }) => source === 'vcs' && !reachable.test(url) && !url.includes('${'),
    );
    return unreachable.map((placed) => {
      const text = placed.section === 'conda' ? definition.conda : definition.pip;
      const edits = overHttps(placed, text);
      return { section: placed.section, range: placed.requirement.range, ...(edits && { edits }) };
    });
  },
};

function overHttps({ requirement: { url = '', range } }: PlacedRequirement, text: string): TextEdit[] | undefined {
  const beginning = publicForge.exec(url)?.[0];
  const start = text.indexOf(url, range.start);
  if (beginning === undefined || start === -1 || start >= range.end) return undefined;
  return [{ range: { start, end: start + beginning.length }, text: 'git+https://' }];
}
