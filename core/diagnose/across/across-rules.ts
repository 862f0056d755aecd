import type { Rule } from '../rule.ts';
import { condaInstallOutside } from './conda-install-outside.ts';
import { condaVariableOverridden } from './conda-variable-overridden.ts';
import { cpuPackagesOnGpuBase } from './cpu-packages-on-gpu-base.ts';
import { cudaUnlikeBase } from './cuda-unlike-base.ts';
import { dockerfileVariableOverridden } from './dockerfile-variable-overridden.ts';
import { environmentVariableReplaced } from './environment-variable-replaced.ts';
import { gpuPackagesOnCpuBase } from './gpu-packages-on-cpu-base.ts';
import { interpreterUnused } from './interpreter-unused.ts';
import { pipInstallOutside } from './pip-install-outside.ts';
import { pipInstallUnlocked } from './pip-install-unlocked.ts';
import { secretInSettings } from './secret-in-settings.ts';
import { twoCudaVersions } from './two-cuda-versions.ts';
import { versionWithoutWheel } from './version-without-wheel.ts';

/** Rules that look at several sections at once. */
export const acrossRules: readonly Rule[] = [
  condaInstallOutside,
  condaVariableOverridden,
  cpuPackagesOnGpuBase,
  cudaUnlikeBase,
  dockerfileVariableOverridden,
  environmentVariableReplaced,
  gpuPackagesOnCpuBase,
  interpreterUnused,
  pipInstallOutside,
  pipInstallUnlocked,
  secretInSettings,
  twoCudaVersions,
  versionWithoutWheel,
];
