/** The settings of pip that say how packages are reached, by their long option names. */
export type PipSettings = Readonly<Record<string, string>>;

/** Sections that hold for `pip install`, the weaker first. */
const sections = ['global', 'install'];

/**
 * Reads one pip.conf: `name = value`, comments with `#` or `;` at the start of a line, values that go on in
 * indented lines. Names are normalised as pip does it (`index_url` is `index-url`). Never throws.
 */
export function parsePipConfiguration(text: string): PipSettings {
  const found = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let name: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (/^\s*([#;].*)?$/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const assignment = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line);
    if (header !== undefined) {
      section = found.get(header) ?? new Map();
      found.set(header, section);
      name = undefined;
    } else if (/^\s/.test(line) && name !== undefined) {
      section?.set(name, `${section.get(name)}\n${line.trim()}`.trim());
    } else if (assignment?.[1] !== undefined) {
      name = assignment[1].toLowerCase().replaceAll('_', '-').replace(/^--/, '');
      section?.set(name, assignment[2]?.trim() ?? '');
    }
  }
  return Object.fromEntries(sections.flatMap((title) => [...(found.get(title) ?? [])]));
}

/** `PIP_INDEX_URL` and its like: stronger than every file. */
export function pipSettingsOfVariables(variables: Readonly<Record<string, string | undefined>>): PipSettings {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      name.startsWith('PIP_') && value ? [[name.slice(4).toLowerCase().replaceAll('_', '-'), value]] : [],
    ),
  );
}
