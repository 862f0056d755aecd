import type { Rule } from '../rule.ts';
import { anacondaChannel } from './anaconda-channel.ts';
import { anacondaMetapackage } from './anaconda-metapackage.ts';
import { bareVersion } from './bare-version.ts';
import { biocondaAlone } from './bioconda-alone.ts';
import { biocondaBeforeCondaForge } from './bioconda-before-conda-forge.ts';
import { buildOfOtherPython } from './build-of-other-python.ts';
import { channelSecret } from './channel-secret.ts';
import { conflictingVersions } from './conflicting-versions.ts';
import { cutOffPython } from './cut-off-python.ts';
import { defaultsBeforeCondaForge } from './defaults-before-conda-forge.ts';
import { duplicateChannel } from './duplicate-channel.ts';
import { duplicatePackage } from './duplicate-package.ts';
import { emptyPipList } from './empty-pip-list.ts';
import { endOfLifePython } from './end-of-life-python.ts';
import { exactBuilds } from './exact-builds.ts';
import { exactPython } from './exact-python.ts';
import { foreignPlatformPackage } from './foreign-platform-package.ts';
import { impossibleRange } from './impossible-range.ts';
import { insecureChannel } from './insecure-channel.ts';
import { lookalikeName } from './lookalike-name.ts';
import { noChannels } from './no-channels.ts';
import { noPackages } from './no-packages.ts';
import { nodefaultsWithDefaults } from './nodefaults-with-defaults.ts';
import { pipListsPython } from './pip-lists-python.ts';
import { pipMissing } from './pip-missing.ts';
import { pipWithoutPython } from './pip-without-python.ts';
import { platformsWithoutLinux } from './platforms-without-linux.ts';
import { prefixIgnored } from './prefix-ignored.ts';
import { pythonUnpinned } from './python-unpinned.ts';
import { pytorchChannel } from './pytorch-channel.ts';
import { renamedPackage } from './renamed-package.ts';
import { secretVariable } from './secret-variable.ts';
import { unknownPython } from './unknown-python.ts';
import { unpinnedPackages } from './unpinned-packages.ts';
import { unquotedVariable } from './unquoted-variable.ts';
import { versionAsPackage } from './version-as-package.ts';
import { versionInName } from './version-in-name.ts';

/** Rules of the conda section. */
export const condaRules: readonly Rule[] = [
  anacondaChannel,
  anacondaMetapackage,
  bareVersion,
  biocondaAlone,
  biocondaBeforeCondaForge,
  buildOfOtherPython,
  channelSecret,
  conflictingVersions,
  cutOffPython,
  defaultsBeforeCondaForge,
  duplicateChannel,
  duplicatePackage,
  emptyPipList,
  endOfLifePython,
  exactBuilds,
  exactPython,
  foreignPlatformPackage,
  impossibleRange,
  insecureChannel,
  lookalikeName,
  noChannels,
  noPackages,
  nodefaultsWithDefaults,
  pipListsPython,
  pipMissing,
  pipWithoutPython,
  platformsWithoutLinux,
  prefixIgnored,
  pythonUnpinned,
  pytorchChannel,
  renamedPackage,
  secretVariable,
  unknownPython,
  unpinnedPackages,
  unquotedVariable,
  versionAsPackage,
  versionInName,
];
