import type { PackageRequest } from '@/core/diagnose/package-requests.ts';
import { admitsPython } from '@/core/package/admits-python.ts';
import { latestRelease } from '@/core/package/latest-release.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';
import { pinnedRelease } from '@/core/package/pinned-release.ts';
import type { PackageDescription } from './package-lookup.ts';

/** How the hover says things in the reader's language; dates and sizes as the reader writes them. */
export interface PackageWords {
  say(
    key:
      | 'latest'
      | 'asked'
      | 'yanked'
      | 'yankedFor'
      | 'python'
      | 'otherPython'
      | 'license'
      | 'from'
      | 'ofIndex'
      | 'vulnerable'
      | 'fixedIn'
      | 'notFixed'
      | 'noneFits'
      | 'missing'
      | 'unknown'
      | 'home',
    values?: Readonly<Record<string, string | number>>,
  ): string;
  date(instant: string): string;
  size(bytes: number): string;
}

const shownVulnerabilities = 8;

/**
 * What a hover shows of a package, as Markdown. Everything that an index or a user wrote is escaped: it is
 * shown as text, whatever it says.
 */
export function packageMarkdown(
  request: Pick<PackageRequest, 'name' | 'manager' | 'pin'>,
  description: PackageDescription,
  pythonVersion: string | undefined,
  words: PackageWords,
): string {
  const { name, manager, pin } = request;
  const title = `**${escapeMarkdown(name)}** · ${manager}`;
  if (description.state !== 'known') return `${title}\n\n${words.say(description.state)}`;
  const { details, releases, source } = description;
  const latest = latestRelease(releases);
  const pinned = pin && pinnedRelease(releases, pin);
  // A channel knows the licence of its own packages.
  const license = (pinned ?? latest)?.license ?? details?.license;
  const facts = [
    pin && !pinned && words.say('noneFits', { version: escapeMarkdown(pin.version) }),
    pinned && pinned !== latest && releaseLine('asked', pinned, pythonVersion, words),
    latest && releaseLine('latest', latest, pythonVersion, words),
    license && words.say('license', { license: escapeMarkdown(license) }),
    source && words.say('from', { source: escapeMarkdown(source) }),
  ];
  const lines = facts.filter((fact) => typeof fact === 'string').map((fact) => `- ${fact}`);
  return [
    title,
    details?.summary && escapeMarkdown(details.summary),
    lines.join('\n'),
    weaknesses(description, words),
    links(description, words),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function releaseLine(
  key: 'asked' | 'latest',
  release: PackageRelease,
  pythonVersion: string | undefined,
  words: PackageWords,
): string {
  const { version, releasedAt, sizeBytes, requiresPython, yanked } = release;
  const reason = yanked?.trim();
  const isUnfit =
    requiresPython !== undefined &&
    pythonVersion !== undefined &&
    admitsPython(requiresPython, pythonVersion) === false;
  return [
    words.say(key, { version: escapeMarkdown(version) }),
    releasedAt && words.date(releasedAt),
    sizeBytes !== undefined && words.size(sizeBytes),
    requiresPython && words.say('python', { constraint: escapeMarkdown(requiresPython) }),
    isUnfit && `**${words.say('otherPython', { python: escapeMarkdown(pythonVersion) })}**`,
    yanked !== undefined &&
      `**${reason ? words.say('yankedFor', { reason: escapeMarkdown(reason) }) : words.say('yanked')}**`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Known weaknesses of the version that the index spoke of. */
function weaknesses({ details, isOfIndex }: PackageDescription, words: PackageWords): string {
  const found = details?.vulnerabilities ?? [];
  if (found.length === 0 || isOfIndex) return '';
  const heading = words.say('vulnerable', { count: found.length, version: escapeMarkdown(details?.version ?? '') });
  const lines = found.slice(0, shownVulnerabilities).map(({ id, summary, fixedIn }) => {
    const fix =
      fixedIn.length === 0
        ? words.say('notFixed')
        : words.say('fixedIn', { versions: escapeMarkdown(fixedIn.join(', ')) });
    return `- **${escapeMarkdown(id)}** ${fix}${summary ? `: ${escapeMarkdown(summary.slice(0, 160))}` : ''}`;
  });
  if (found.length > shownVulnerabilities) lines.push('- …');
  return `**${heading}**\n\n${lines.join('\n')}`;
}

function links({ details, isOfIndex }: PackageDescription, words: PackageWords): string {
  const address = details?.homepage && URL.parse(details.homepage);
  const home = address ? `[${words.say('home')}](${address.href.replaceAll('(', '%28').replaceAll(')', '%29')})` : '';
  return [home, isOfIndex && details?.summary ? words.say('ofIndex') : ''].filter(Boolean).join(' · ');
}

/** Shows a text as it is: no emphasis, link, image, heading, entity or HTML comes of it, and no second line. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]()#+.!|~$-]/g, '\\$&')
      // A bare address would become a link by itself.
      .replaceAll(/:\/\//g, ':&#47;&#47;')
  );
}
