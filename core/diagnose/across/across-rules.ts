import type { Rule } from '../rule.ts';
import { condaInstallOutside } from './conda-install-outside.ts';
import { condaOnOldGlibc } from './conda-on-old-glibc.ts';
import { condaVariableOverridden } from './conda-variable-overridden.ts';
import { cpuPackagesOnGpuBase } from './cpu-packages-on-gpu-base.ts';
import { cudaUnlikeBase } from './cuda-unlike-base.ts';
import { dockerfileVariableOverridden } from './dockerfile-variable-overridden.ts';
import { environmentVariableReplaced } from './environment-variable-replaced.ts';
import { excludedByMarker } from './excluded-by-marker.ts';
import { gpuPackagesOnCpuBase } from './gpu-packages-on-cpu-base.ts';
import { interpreterUnused } from './interpreter-unused.ts';
import { nativePackageFromPip } from './native-package-from-pip.ts';
import { needsBaseCuda } from './needs-base-cuda.ts';
import { needsSystemLibrary } from './needs-system-library.ts';
import { noBasePython } from './no-base-python.ts';
import { packageInBothPipLists } from './package-in-both-pip-lists.ts';
import { packageInCondaAndPip } from './package-in-conda-and-pip.ts';
import { pipInstallOutside } from './pip-install-outside.ts';
import { pipInstallUnlocked } from './pip-install-unlocked.ts';
import { secretInSettings } from './secret-in-settings.ts';
import { twoCudaVersions } from './two-cuda-versions.ts';
import { versionWithoutWheel } from './version-without-wheel.ts';
import { wheelForNewerGlibc } from './wheel-for-newer-glibc.ts';
import { wheelForOtherPlatform } from './wheel-for-other-platform.ts';
import { wheelForOtherPython } from './wheel-for-other-python.ts';

/** Rules that look at several sections at once. */
export const acrossRules: readonly Rule[] = [
  condaInstallOutside,
  condaOnOldGlibc,
  condaVariableOverridden,
  cpuPackagesOnGpuBase,
  cudaUnlikeBase,
  dockerfileVariableOverridden,
  environmentVariableReplaced,
  excludedByMarker,
  gpuPackagesOnCpuBase,
  interpreterUnused,
  nativePackageFromPip,
  needsBaseCuda,
  needsSystemLibrary,
  noBasePython,
  packageInBothPipLists,
  packageInCondaAndPip,
  pipInstallOutside,
  pipInstallUnlocked,
  secretInSettings,
  twoCudaVersions,
  versionWithoutWheel,
  wheelForNewerGlibc,
  wheelForOtherPlatform,
  wheelForOtherPython,
];
