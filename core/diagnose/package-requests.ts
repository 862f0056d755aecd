import type { TextRange } from '../issue.ts';
import type { Requirements } from '../pip/requirements.ts';
import type { Subject } from './subject.ts';

/** A place in a definition that asks for a package by name. */
export interface PackageRequest {
  readonly manager: 'conda' | 'pip';
  /** Where it stands: a `pip:` list of the conda section asks pip. */
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly range: TextRange;
}

/** Every package that the sections ask for by name, section by section in the order of the text. */
export function listPackageRequests({ conda, nestedPip, pip }: Subject): readonly PackageRequest[] {
  const ofConda = (conda?.specs ?? []).map(({ spec, range }): PackageRequest => {
    return { manager: 'conda', section: 'conda', name: spec.name, range };
  });
  return [...ofConda, ...requestsOf(nestedPip, 'conda'), ...requestsOf(pip, 'pip')];
}

function requestsOf(list: Requirements | undefined, section: 'conda' | 'pip'): readonly PackageRequest[] {
  const requirements = list?.requirements ?? [];
  return requirements.flatMap(({ name, range }) => (name ? [{ manager: 'pip', section, name, range }] : []));
}
