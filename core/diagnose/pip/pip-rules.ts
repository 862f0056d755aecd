import type { Rule } from '../rule.ts';
import { addressSecret } from './address-secret.ts';
import { conflictingRequirements } from './conflicting-requirements.ts';
import { duplicateRequirement } from './duplicate-requirement.ts';
import { editableRepository } from './editable-repository.ts';
import { extraIndex } from './extra-index.ts';
import { foreignPlatformRequirement } from './foreign-platform-requirement.ts';
import { hashForSome } from './hash-for-some.ts';
import { impossibleSpecifier } from './impossible-specifier.ts';
import { indexTwice } from './index-twice.ts';
import { insecureAddress } from './insecure-address.ts';
import { listsPython } from './lists-python.ts';
import { localVersion } from './local-version.ts';
import { lookalikeRequirement } from './lookalike-requirement.ts';
import { noBinary } from './no-binary.ts';
import { noIndex } from './no-index.ts';
import { python2Backport } from './python-2-backport.ts';
import { renamedRequirement } from './renamed-requirement.ts';
import { repositoryPage } from './repository-page.ts';
import { retiredRequirement } from './retired-requirement.ts';
import { sameFiles } from './same-files.ts';
import { sourceOnlyRequirement } from './source-only-requirement.ts';
import { standardLibrary } from './standard-library.ts';
import { torchCompanion } from './torch-companion.ts';
import { trustedHost } from './trusted-host.ts';
import { unfilledVariable } from './unfilled-variable.ts';
import { unpinnedRepository } from './unpinned-repository.ts';
import { unpinnedRequirements } from './unpinned-requirements.ts';
import { unreachableRepository } from './unreachable-repository.ts';

/** Rules of pip packages, in the pip section and in the `pip:` list of the conda section. */
export const pipRules: readonly Rule[] = [
  addressSecret,
  conflictingRequirements,
  duplicateRequirement,
  editableRepository,
  extraIndex,
  foreignPlatformRequirement,
  hashForSome,
  impossibleSpecifier,
  indexTwice,
  insecureAddress,
  listsPython,
  localVersion,
  lookalikeRequirement,
  noBinary,
  noIndex,
  python2Backport,
  renamedRequirement,
  repositoryPage,
  retiredRequirement,
  sameFiles,
  sourceOnlyRequirement,
  standardLibrary,
  torchCompanion,
  trustedHost,
  unfilledVariable,
  unpinnedRepository,
  unpinnedRequirements,
  unreachableRepository,
];
