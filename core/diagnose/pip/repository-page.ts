import type { Rule } from '../rule.ts';

/** The page of a repository, as it stands in the browser: `https://github.com/owner/name`, with or without `.git`. */
const page =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[\w.-]+\/[\w.-]+?(?:\.git)?\/?(?:@[\w./-]+)?(?:#\S*)?$/i;
const archive = /\.(?:whl|zip|tar|tgz|gz|bz2|xz)(?:#|$)/i;

/** pip downloads the page and finds no package in it. */
export const repositoryPage: Rule = {
  code: 'pip-repository-page',
  severity: 'error',
  find({ definition, requirements }) {
    const pages = requirements.filter(({ requirement: { url = '' } }) => page.test(url) && !archive.test(url));
    return pages.map(({ section, requirement: { url = '', range } }) => {
      const start = (section === 'conda' ? definition.conda : definition.pip).indexOf(url, range.start);
      const edits = start === -1 || start >= range.end ? undefined : [{ range: { start, end: start }, text: 'git+' }];
      return { section, range, ...(edits && { edits }) };
    });
  },
};
