import { parseEnvironmentYaml } from '@/core/conda/parse-environment-yaml.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Issue, TextRange } from '@/core/issue.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import { parseRequirements } from '@/core/pip/parse-requirements.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** Kinds of a solver's refusal that are about lines of the text, and not about the network or the machine. */
const kindsOfText = ['package-not-found', 'no-version-fits', 'conflict', 'source-build-refused'] as const;

interface Request {
  readonly name: string;
  readonly range: TextRange;
}

/**
 * What the solvers refuse, at the lines that ask for it: the verdict of the world beside that of
 * `diagnose`, which knows the text alone. A refusal that names no line stands at the section's beginning.
 */
export function resolutionIssues(definition: Definition, resolved: ResolvedDefinition | undefined): readonly Issue[] {
  return [
    ...issuesOf('conda', resolved?.conda, () => condaRequests(definition.conda)),
    ...issuesOf('pip', resolved?.pip, () => pipRequests(definition.pip)),
  ];
}

function issuesOf(
  section: 'conda' | 'pip',
  resolution: ResolvedDefinition['conda'],
  requests: () => readonly Request[],
): readonly Issue[] {
  if (resolution === undefined || resolution.ok) return [];
  const { kind, packages } = resolution.problem;
  if (!kindsOfText.some((each) => each === kind)) return [];
  const wanted = new Set(packages.map(normalisePackageName));
  const found = requests().filter(({ name }) => wanted.has(normalisePackageName(name)));
  const places = found.length > 0 ? found : [{ name: packages.join(', '), range: { start: 0, end: 0 } }];
  return places.map(({ name, range }) => ({
    code: `resolution-${kind}`,
    severity: 'error',
    section,
    range,
    values: { package: name, packages: packages.join(', ') },
  }));
}

function condaRequests(text: string): readonly Request[] {
  return (parseEnvironmentYaml(text).value?.specs ?? []).map(({ spec, range }) => ({ name: spec.name, range }));
}

function pipRequests(text: string): readonly Request[] {
  const requirements = parseRequirements(text).value?.requirements ?? [];
  return requirements.flatMap(({ name, range }) => (name === undefined ? [] : [{ name, range }]));
}
