import type { Finding, Rule } from '../rule.ts';

/** Packages with files for Windows or macOS only; an export from there names them. */
const platforms = [
  {
    platform: 'Windows',
    condition: 'sys_platform == "win32"',
    names: /^(?:pypiwin32|pywin32|pywinpty|windows-curses)$/,
  },
  {
    platform: 'macOS',
    condition: 'sys_platform == "darwin"',
    names: /^(?:pyobjc(?:-core|-framework-.+)?|tensorflow-(?:macos|metal))$/,
  },
];

/** Nothing can be found for Linux. With a condition the same list serves every platform. */
export const foreignPlatformRequirement: Rule = {
  code: 'pip-foreign-platform-package',
  severity: 'error',
  find({ requirements }) {
    return requirements.flatMap(({ section, name, requirement }): Finding[] => {
      const { source, marker, specifierRange, nameRange, options, extras } = requirement;
      const foreign = platforms.find(({ names }) => names.test(name));
      if (!foreign || source !== 'index' || marker) return [];
      const last = specifierRange ?? (extras.length === 0 ? nameRange : undefined);
      const isPlaced = nameRange !== undefined && nameRange.end - nameRange.start === requirement.name?.length;
      const edits =
        last && isPlaced && options.length === 0
          ? [{ range: { start: last.end, end: last.end }, text: `; ${foreign.condition}` }]
          : undefined;
      const values = { name: requirement.name ?? '', platform: foreign.platform };
      return [{ section, range: requirement.range, values, ...(edits && { edits }) }];
    });
  },
};
