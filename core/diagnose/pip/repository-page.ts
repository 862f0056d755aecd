import type { Rule } from '../rule.ts';
import { placeOfPart } from './place-of-part.ts';

/** The page of a repository, as it stands in the browser: `https://github.com/owner/name`, with or without `.git`. */
const page =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[\w.-]+\/[\w.-]+?(?:\.git)?\/?(?:@[\w./-]+)?(?:#\S*)?$/i;
const archive = /\.(?:whl|zip|tar|tgz|gz|bz2|xz)(?:#|$)/i;

/** pip downloads the page and finds no package in it. */
export const repositoryPage: Rule = {
  code: 'pip-repository-page',
  severity: 'error',
  find(subject) {
    const pages = subject.requirements.filter(({ requirement: { url = '' } }) => page.test(url) && !archive.test(url));
    return pages.map(({ section, requirement: { url = '', range } }) => {
      const place = placeOfPart(subject, { section, range, part: url });
      const edits = place && [{ range: { start: place.start, end: place.start }, text: 'git+' }];
      return { section, range, ...(edits && { edits }) };
    });
  },
};
