import type { Issue } from '@/core/issue.ts';
import { admitsPython } from '@/core/package/admits-python.ts';
import type { PackageCheck } from './use-package-checks.ts';

/**
 * What an index says against a pinned version: taken back by its authors, or made for another Python. A
 * verdict of the world, which may be another one tomorrow: never an error.
 *
 * @param pythonVersion of the interpreter that pip's packages are for, when it is known
 */
export function packageIssues(checks: readonly PackageCheck[], pythonVersion: string | undefined): readonly Issue[] {
  return checks.flatMap(({ request, checked: { pinned, latest } }) => {
    if (!pinned) return [];
    const place = {
      severity: 'warning',
      section: request.section,
      range: request.versionRange ?? request.range,
    } as const;
    const values = { package: request.name, version: pinned.version, latest: latest ?? '' };
    const { yanked, requiresPython } = pinned;
    const isUnfit =
      request.manager === 'pip' &&
      requiresPython !== undefined &&
      pythonVersion !== undefined &&
      admitsPython(requiresPython, pythonVersion) === false;
    const reason = yanked?.trim().replace(/\s+/g, ' ') ?? '';
    return [
      ...(yanked === undefined
        ? []
        : [
            reason === ''
              ? { ...place, code: 'package-yanked', values }
              : { ...place, code: 'package-yanked-for', values: { ...values, reason } },
          ]),
      ...(isUnfit
        ? [{ ...place, code: 'package-other-python', values: { ...values, requiresPython, python: pythonVersion } }]
        : []),
    ];
  });
}
