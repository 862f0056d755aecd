import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import type { Issue, Section, TextRange } from '../issue.ts';
import { type Definition, emptyDefinition, sectionLimitCharacters } from './definition.ts';
import { type RecognisedKind, recogniseSection } from './recognise-section.ts';

/** Everything that an import can say; the words are under `issues.<code>`. */
export const importNoteCodes = [
  'import-conda',
  'import-pip',
  'import-dockerfile',
  'import-unknown',
  'import-too-long',
  'import-nested-pip',
  'import-name-ignored',
  'import-prefix-ignored',
  'import-from-replaces-base',
  'import-replaced-characters',
] as const;

export interface ImportedText {
  readonly kind: RecognisedKind;
  readonly definition: Definition;
  /** What was recognised, first; then what the user should know. */
  readonly notes: readonly Issue[];
}

/**
 * Puts a pasted or dropped text into the section it belongs to, as it is: an import never rewrites.
 * A text that is not recognised leaves the definition alone.
 *
 * @param into the definition whose section is replaced.
 */
export function importText(text: string, fileName = '', into: Definition = emptyDefinition): ImportedText {
  const kind = recogniseSection(text, fileName);
  if (text.length > sectionLimitCharacters) {
    const values = { length: String(text.length), limit: String(sectionLimitCharacters) };
    return { kind: 'unknown', definition: into, notes: [note('import-too-long', 'settings', 'error', values)] };
  }
  if (kind === 'unknown') {
    return { kind, definition: into, notes: [note('import-unknown', 'settings', 'warning', { fileName })] };
  }
  const replaced = text.includes('\uFFFD') ? [note('import-replaced-characters', kind, 'warning')] : [];
  const definition = { ...into, [kind]: text };
  return {
    kind,
    definition,
    notes: [note(`import-${kind}`, kind, 'info', { fileName }), ...replaced, ...notesOf(kind, definition)],
  };
}

function notesOf(kind: Exclude<RecognisedKind, 'unknown'>, definition: Definition): Issue[] {
  if (kind === 'conda') {
    const environment = parseEnvironmentYaml(definition.conda).value;
    const count = environment?.pip.length ?? 0;
    return [
      ...(environment?.name ? [note('import-name-ignored', kind, 'info', { name: environment.name })] : []),
      ...(environment?.prefix ? [note('import-prefix-ignored', kind, 'info', { prefix: environment.prefix })] : []),
      ...(count > 0 ? [note('import-nested-pip', kind, 'info', { count: String(count) }, environment?.pipRange)] : []),
    ];
  }
  if (kind === 'dockerfile') {
    const lastStage = parseDockerfile(definition.dockerfile).value?.lastStage;
    return lastStage
      ? [note('import-from-replaces-base', kind, 'info', { base: lastStage.base }, lastStage.baseRange)]
      : [];
  }
  return [];
}

function note(
  code: (typeof importNoteCodes)[number],
  section: Section,
  severity: Issue['severity'],
  values: Readonly<Record<string, string>> = {},
  range: TextRange = { start: 0, end: 0 },
): Issue {
  return { code, severity, section, range, values };
}
