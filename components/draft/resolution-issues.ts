import type { PackageRequest } from '@/core/diagnose/package-requests.ts';
import type { Issue } from '@/core/issue.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** Kinds of a solver's refusal that are about lines of the text, and not about the network or the machine. */
const kindsOfText = ['package-not-found', 'no-version-fits', 'conflict', 'source-build-refused'] as const;

/**
 * What the solvers refuse, at the lines that ask for it: the verdict of the world beside that of
 * `diagnose`, which knows the text alone. A refusal that names no line stands at the section's beginning.
 */
export function resolutionIssues(
  requests: readonly PackageRequest[],
  resolved: ResolvedDefinition | undefined,
): readonly Issue[] {
  return [...issuesOf('conda', resolved?.conda, requests), ...issuesOf('pip', resolved?.pip, requests)];
}

function issuesOf(
  manager: PackageRequest['manager'],
  resolution: ResolvedDefinition['conda'],
  requests: readonly PackageRequest[],
): readonly Issue[] {
  if (resolution === undefined || resolution.ok) return [];
  const { kind, packages } = resolution.problem;
  if (!kindsOfText.some((each) => each === kind)) return [];
  const wanted = new Set(packages.map(normalisePackageName));
  const found = requests.filter(
    (request) => request.manager === manager && wanted.has(normalisePackageName(request.name)),
  );
  const atTheBeginning = { section: manager, name: packages.join(', '), range: { start: 0, end: 0 } };
  return (found.length > 0 ? found : [atTheBeginning]).map(({ section, name, range }) => ({
    code: `resolution-${kind}`,
    severity: 'error',
    section,
    range,
    values: { package: name, packages: packages.join(', ') },
  }));
}
