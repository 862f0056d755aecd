import type { CondaDependency } from '../conda/conda-environment.ts';
import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import type { Definition } from '../definition/definition.ts';
import { parseRequirementLines, parseRequirements } from '../pip/parse-requirements.ts';
import type { Requirement } from '../pip/requirements.ts';
import type { PackageRequest, VersionPin } from './package-request.ts';

/** Every line of a definition that asks an index or a channel for a package, in the order in which it is read. */
export function packageRequests({ conda, pip }: Pick<Definition, 'conda' | 'pip'>): readonly PackageRequest[] {
  const environment = parseEnvironmentYaml(conda).value;
  const nested = parseRequirementLines(environment?.pip ?? [], 'conda').value?.requirements ?? [];
  return [
    ...(environment?.specs ?? []).flatMap(ofSpec),
    ...nested.flatMap((requirement) => ofRequirement(requirement, 'conda')),
    ...(parseRequirements(pip).value?.requirements ?? []).flatMap((requirement) => ofRequirement(requirement, 'pip')),
  ];
}

function ofSpec({ spec, range }: CondaDependency): PackageRequest[] {
  if (spec.url !== undefined || /[*{}$]/.test(spec.name)) return [];
  const pin = condaPin(spec.version);
  return [
    {
      manager: 'conda',
      section: 'conda',
      name: spec.name,
      range,
      nameRange: spec.ranges.name ?? range,
      ...(spec.ranges.version && { versionRange: spec.ranges.version }),
      ...(pin && { pin }),
      ...(spec.channel !== undefined && { channel: spec.channel }),
    },
  ];
}

function ofRequirement(requirement: Requirement, section: 'conda' | 'pip'): PackageRequest[] {
  const { name, source, range, nameRange, specifier, specifierRange } = requirement;
  if (name === undefined || source !== 'index') return [];
  const pin = pipPin(specifier);
  return [
    {
      manager: 'pip',
      section,
      name,
      range,
      nameRange: nameRange ?? range,
      ...(specifierRange && { versionRange: specifierRange }),
      ...(pin && { pin }),
    },
  ];
}

/** conda's canonical spelling: `1.26` is exactly that, `1.26.*` and `=1.26` (which it prints so) all of it. */
function condaPin(version: string | undefined): VersionPin | undefined {
  const match = /^(?:==?)?([0-9][0-9a-z_.!+]*?)(\.\*)?$/i.exec(version ?? '');
  return match?.[1] === undefined ? undefined : { version: match[1], isPrefix: match[2] !== undefined };
}

function pipPin(specifier: string): VersionPin | undefined {
  const match = /^===?(v?[0-9][^,*]*?)(\.\*)?$/i.exec(specifier);
  return match?.[1] === undefined ? undefined : { version: match[1], isPrefix: match[2] !== undefined };
}
