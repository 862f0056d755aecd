import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import { normalisePackageName } from '../pip/package-name.ts';
import { parseRequirements } from '../pip/parse-requirements.ts';
import { LineIndex } from '../position.ts';
import type { BuildFailure } from './build.ts';
import type { FailureFacts } from './failure-facts.ts';

type Origin = NonNullable<BuildFailure['origin']>;
type Texts = NonNullable<FailureFacts['definition']>;

/** The line of the definition that asks for a package, whichever section it is in. */
export function findPackageOrigin(texts: Texts, packageName: string): Origin | undefined {
  const place = listPackagePlaces(texts).get(normalisePackageName(packageName));
  return place && originAt(place.section, texts[place.section], place.offset);
}

/** The first package of the definition that a line of a tool's output names, in whatever words: `Collecting x`, `+ x==1`, `x-1.0-py3-none-any.whl`. */
export function findNamedPackageOrigin(texts: Texts, line: string): Origin | undefined {
  const places = listPackagePlaces(texts);
  for (const [word] of line.slice(0, namedWithin).matchAll(/[A-Za-z0-9][\w.-]*/g)) {
    // Names of files and of builds go on with a version.
    const names = [word, word.replace(/[-_]v?\d.*$/, '')].map(normalisePackageName);
    const place = names.map((name) => places.get(name)).find((found) => found !== undefined);
    if (place) return originAt(place.section, texts[place.section], place.offset);
  }
  return undefined;
}

/** Characters of a line in which a package is looked for. */
const namedWithin = 2_000;

interface PackagePlace {
  readonly section: 'conda' | 'pip';
  readonly offset: number;
}

/** By normalised name; where both sections ask for a package, pip's line counts: it is what is installed last. */
function listPackagePlaces(texts: Texts): ReadonlyMap<string, PackagePlace> {
  const places = new Map<string, PackagePlace>();
  const add = (section: PackagePlace['section'], name: string | undefined, offset: number) => {
    const key = name && normalisePackageName(name);
    if (key && !places.has(key)) places.set(key, { section, offset });
  };
  for (const { name, range } of parseRequirements(texts.pip).value?.requirements ?? []) add('pip', name, range.start);
  const conda = parseEnvironmentYaml(texts.conda).value;
  for (const { spec, range } of conda?.specs ?? []) add('conda', spec.name, range.start);
  for (const { text, range } of conda?.pip ?? []) add('conda', /^[\w.-]+/.exec(text)?.[0], range.start);
  return places;
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

/** BuildKit joins continued lines. */
function collapseSpace(text: string): string {
  return text
    .replaceAll(/[\\`]\r?\n/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
