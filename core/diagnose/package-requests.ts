import type { CondaDependency } from '../conda/conda-environment.ts';
import type { TextRange } from '../issue.ts';
import type { VersionPin } from '../package/version-pin.ts';
import type { Requirement, Requirements } from '../pip/requirements.ts';
import type { Subject } from './subject.ts';

/** A place in a definition that asks for a package by name. */
export interface PackageRequest {
  readonly manager: 'conda' | 'pip';
  /** Where it stands: a `pip:` list of the conda section asks pip. */
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /** Of the version constraint, with its operator. */
  readonly versionRange?: TextRange;
  readonly pin?: VersionPin;
  /** `channel::name` names one. */
  readonly channel?: string;
  /** It brings an address of its own: no index or channel is asked for it. */
  readonly hasAddress: boolean;
}

/** Every package that the sections ask for by name, section by section in the order of the text. */
export function listPackageRequests({ conda, nestedPip, pip }: Subject): readonly PackageRequest[] {
  return [...(conda?.specs ?? []).map(ofSpec), ...requestsOf(nestedPip, 'conda'), ...requestsOf(pip, 'pip')];
}

function ofSpec({ spec, range }: CondaDependency): PackageRequest {
  const pin = condaPin(spec.version);
  return {
    manager: 'conda',
    section: 'conda',
    name: spec.name,
    range,
    nameRange: spec.ranges.name ?? range,
    ...(spec.ranges.version && { versionRange: spec.ranges.version }),
    ...(pin && { pin }),
    ...(spec.channel !== undefined && { channel: spec.channel }),
    hasAddress: spec.url !== undefined || spec.name.includes('*'),
  };
}

function requestsOf(list: Requirements | undefined, section: 'conda' | 'pip'): readonly PackageRequest[] {
  return (list?.requirements ?? []).flatMap((requirement) => ofRequirement(requirement, section));
}

function ofRequirement(requirement: Requirement, section: 'conda' | 'pip'): readonly PackageRequest[] {
  const { name, source, range, nameRange = range, specifier, specifierRange } = requirement;
  if (!name) return [];
  const pin = pipPin(specifier);
  return [
    {
      manager: 'pip',
      section,
      name,
      range,
      nameRange,
      ...(specifierRange && { versionRange: specifierRange }),
      ...(pin && { pin }),
      hasAddress: source !== 'index',
    },
  ];
}

/** In conda's canonical spelling `1.26` is exactly that, and `1.26.*` (written `=1.26`) all that begins with it. */
function condaPin(version: string | undefined): VersionPin | undefined {
  const match = /^(?:==?)?([0-9][0-9a-z_.!+]*?)(\.\*)?$/i.exec(version ?? '');
  return match?.[1] === undefined ? undefined : { version: match[1], isPrefix: match[2] !== undefined };
}

function pipPin(specifier: string): VersionPin | undefined {
  const match = /^===?(v?[0-9][^,*]*?)(\.\*)?$/i.exec(specifier);
  return match?.[1] === undefined ? undefined : { version: match[1], isPrefix: match[2] !== undefined };
}
