import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import { parseRequirements } from '../pip/parse-requirements.ts';
import { LineIndex } from '../position.ts';
import type { BuildFailure } from './build.ts';
import type { FailureFacts } from './failure-facts.ts';

type Origin = NonNullable<BuildFailure['origin']>;
type Texts = NonNullable<FailureFacts['definition']>;

/** The line of the definition that asks for a package, whichever section it is in. */
export function findPackageOrigin(texts: Texts, packageName: string): Origin | undefined {
  const wanted = normalizeName(packageName);
  const requirement = parseRequirements(texts.pip).value?.requirements.find(
    ({ name }) => name !== undefined && normalizeName(name) === wanted,
  );
  if (requirement) return originAt('pip', texts.pip, requirement.range.start);
  const conda = parseEnvironmentYaml(texts.conda).value;
  const spec = conda?.specs.find((dependency) => normalizeName(dependency.spec.name) === wanted);
  const nested = conda?.pip.find(({ text }) => normalizeName(/^[\w.-]+/.exec(text)?.[0] ?? '') === wanted);
  const entry = spec ?? nested;
  return entry && originAt('conda', texts.conda, entry.range.start);
}

/** The user's instruction that an engine's step (`[2/5] RUN pip install x`) was made from. */
export function findInstructionOrigin(texts: Texts, stepName: string): Origin | undefined {
  const wanted = collapseSpace(stepName.replace(/^\[[^\]]*\]\s*/, ''));
  const instruction = parseDockerfile(texts.dockerfile).value?.instructions.find(
    ({ range }) => collapseSpace(texts.dockerfile.slice(range.start, range.end)) === wanted,
  );
  return instruction && originAt('dockerfile', texts.dockerfile, instruction.range.start);
}

/** A line of the rendered text, where it is one of the user's. */
export function findLineOrigin(texts: Texts, renderedLine: number, userLineOffset: number): Origin | undefined {
  const line = renderedLine - userLineOffset;
  return line >= 1 && line <= new LineIndex(texts.dockerfile).lineCount && texts.dockerfile.trim() !== ''
    ? { section: 'dockerfile', line }
    : undefined;
}

function originAt(section: Origin['section'], text: string, offset: number): Origin {
  return { section, line: new LineIndex(text).positionAt(offset).line };
}

/** PEP 503; conda's names are told apart the same way. */
function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** BuildKit joins continued lines. */
function collapseSpace(text: string): string {
  return text
    .replaceAll(/[\\`]\r?\n/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
