import { z } from 'zod';
import type { PackageDetails } from '@/core/package/package-details.ts';
import { parseJson } from './parse-json.ts';

const text = z.string().nullish();
const vulnerability = z.object({
  id: z.string(),
  summary: text,
  details: text,
  link: text,
  fixed_in: z.array(z.string()).nullish(),
  withdrawn: text,
});
const project = z.object({
  info: z.object({
    version: text,
    summary: text,
    license: text,
    license_expression: text,
    classifiers: z.array(z.string()).nullish(),
    home_page: text,
    project_urls: z.record(z.string(), z.string()).nullish(),
    provides_extra: z.array(z.string()).nullish(),
  }),
  vulnerabilities: z.array(vulnerability).nullish().catch(undefined),
});

/** A licence field may hold the licence's whole text. */
const licenseLimitCharacters = 100;
const summaryLimitCharacters = 600;

/** What the public index (and its mirrors) tells of a project as JSON; undefined when it is none. */
export function readProjectJson(json: string): PackageDetails | undefined {
  const parsed = project.safeParse(parseJson(json));
  if (!parsed.success) return undefined;
  const { info, vulnerabilities } = parsed.data;
  const license = licenseOf(info);
  const homepage = homepageOf(info);
  return {
    ...(info.summary?.trim() && { summary: info.summary.trim().slice(0, summaryLimitCharacters) }),
    ...(license !== undefined && { license }),
    ...(homepage !== undefined && { homepage }),
    extras: info.provides_extra ?? [],
    ...(info.version && { version: info.version }),
    vulnerabilities: (vulnerabilities ?? [])
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, summary, details, link, fixed_in: fixedIn }) => {
        const said = summary?.trim() || details?.trim().split('\n', 1)[0];
        return {
          id,
          ...(said && { summary: said.slice(0, summaryLimitCharacters) }),
          ...(link && /^https:/.test(link) && { link }),
          fixedIn: fixedIn ?? [],
        };
      }),
  };
}

type Info = z.infer<typeof project>['info'];

function licenseOf({ license_expression: expression, license, classifiers }: Info): string | undefined {
  const classifier = classifiers
    ?.find((each) => each.startsWith('License ::'))
    ?.split(' :: ')
    .at(-1);
  const written = license?.trim().split('\n', 1)[0] ?? '';
  const isName = written !== '' && written.length <= licenseLimitCharacters && !license?.trim().includes('\n');
  return expression?.trim() || (isName ? written : undefined) || classifier;
}

function homepageOf({ project_urls: urls, home_page: homePage }: Info): string | undefined {
  const named = Object.entries(urls ?? {});
  const found =
    named.find(([name]) => /^home ?page$/i.test(name))?.[1] ??
    homePage ??
    named.find(([name]) => /source|repository|documentation/i.test(name))?.[1];
  return found && /^https?:\/\//.test(found) ? found : undefined;
}
