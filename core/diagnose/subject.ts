import type { CondaEnvironment } from '../conda/conda-environment.ts';
import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import type { Definition } from '../definition/definition.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import type { Issue } from '../issue.ts';
import type { BaseImageFacts } from '../lock/lock.ts';
import { oncePer } from '../once-per.ts';
import { parseRequirementLines, parseRequirements } from '../pip/parse-requirements.ts';
import type { Requirements } from '../pip/requirements.ts';
import { type PlacedList, type PlacedRequirement, placeLists, placeRequirements } from './across/pip-places.ts';
import { listShellCommands, type ShellCommand } from './dockerfile/shell-commands.ts';

/** What is known beside the texts. A rule that needs what is absent says nothing. */
export interface Surroundings {
  /** The day of the reader, `YYYY-MM-DD`. */
  readonly today?: string;
  /** The base image that the definition starts from. */
  readonly base?: Pick<BaseImageFacts, 'pythonVersion' | 'glibcVersion' | 'cudaVersion'>;
  /** The engine that would build it; `version` as it says itself, `20.10.24+dfsg1`. */
  readonly engine?: { readonly version: string; readonly hasBuildKit: boolean };
}

/** What rules look at: the texts, and what the parsers made of them. An unreadable section is absent. */
export interface Subject {
  readonly definition: Definition;
  readonly surroundings: Surroundings;
  readonly conda: CondaEnvironment | undefined;
  /** Lines of the conda section's own `pip:` list; their ranges lie in the conda section. */
  readonly nestedPip: Requirements | undefined;
  readonly pip: Requirements | undefined;
  /** Both lists of pip packages: they are resolved together. */
  readonly pipLists: readonly PlacedList[];
  /** All requirements of both. */
  readonly requirements: readonly PlacedRequirement[];
  readonly dockerfile: Dockerfile | undefined;
  /** Commands of every RUN. */
  readonly commands: readonly ShellCommand[];
  /** Those that run in the stage that becomes the image. */
  readonly finalCommands: readonly ShellCommand[];
}

/** A definition as the parsers read it. */
export interface Reading {
  readonly subject: Subject;
  /** What the parsers themselves found. */
  readonly issues: readonly Issue[];
}

/** How each section is parsed, and what is made of both lists of pip packages; the `pip:` list belongs to the conda section. */
export const readers = {
  conda: (text: string) => {
    const environment = parseEnvironmentYaml(text);
    return { environment, nestedPip: parseRequirementLines(environment.value?.pip ?? [], 'conda') };
  },
  pip: parseRequirements,
  dockerfile: parseDockerfile,
  pipLists: placeLists,
  requirements: placeRequirements,
} as const;

const noCommands: readonly ShellCommand[] = [];

/** Those of the stage that becomes the image. */
const listFinalCommands = oncePer((dockerfile: Dockerfile): readonly ShellCommand[] =>
  listShellCommands(dockerfile).filter(({ instruction }) => instruction.stage === dockerfile.stages.length - 1),
);

/** Parses everything once, for all rules. */
export function readSubject(
  definition: Definition,
  surroundings: Surroundings,
  read: typeof readers = readers,
): Reading {
  const { environment: conda, nestedPip } = read.conda(definition.conda);
  const pip = read.pip(definition.pip);
  const dockerfile = read.dockerfile(definition.dockerfile);
  const pipLists = read.pipLists(nestedPip.value, pip.value);
  const { base, ...others } = surroundings;
  return {
    subject: {
      definition,
      // A Dockerfile with a FROM of its own starts from something else.
      surroundings: base && !dockerfile.value?.hasFrom ? { ...others, base } : others,
      conda: conda.value,
      nestedPip: nestedPip.value,
      pip: pip.value,
      pipLists,
      requirements: read.requirements(pipLists),
      dockerfile: dockerfile.value,
      commands: dockerfile.value ? listShellCommands(dockerfile.value) : noCommands,
      finalCommands: dockerfile.value ? listFinalCommands(dockerfile.value) : noCommands,
    },
    issues: [...conda.issues, ...nestedPip.issues, ...pip.issues, ...dockerfile.issues],
  };
}
