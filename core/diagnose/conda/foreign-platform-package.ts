import type { Rule } from '../rule.ts';

/** Packages that exist for Windows or macOS only; an export from there names them. */
const platformOf: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:vs20\d\d_runtime|vc|vc14_runtime|vcomp14|ucrt|wincertstore|win_inet_pton|console_shortcut|pywin32|winpty|pywinpty|msys2-conda-epoch|m2w64-.+)$/,
    'Windows',
  ],
  [/^(?:python\.app|pyobjc-.+)$/, 'macOS'],
];

/** Images are Linux: the solver finds nothing under these names. */
export const foreignPlatformPackage: Rule = {
  code: 'conda-foreign-platform-package',
  severity: 'warning',
  find({ conda }) {
    return (conda?.specs ?? []).flatMap(({ spec: { name }, range }) => {
      const platform = platformOf.find(([names]) => names.test(name))?.[1];
      return platform ? [{ section: 'conda', range, values: { name, platform } }] : [];
    });
  },
};
