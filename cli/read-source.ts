import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Definition, emptyDefinition } from '../core/definition/definition.ts';
import type { Section } from '../core/issue.ts';
import { readSettings } from './read-settings.ts';
import { reasonOf } from './reason-of.ts';
import { sectionOfFile } from './section-of-file.ts';
import { readTextFile, type TextFile } from './text-file.ts';

export type TextSection = Exclude<Section, 'settings'>;

/** A path that was given, read. A folder is one definition; a file is a definition of one section. */
export interface Source {
  readonly path: string;
  readonly section: TextSection | 'definition';
  readonly definition: Definition;
  readonly files: Readonly<Partial<Record<TextSection, TextFile>>>;
  /** What a finding about the settings is told of: their file where there is one. */
  readonly settingsPath: string;
}

/** A path that could not be read, and why. */
export interface UnreadablePath {
  readonly path: string;
  readonly problem: string;
}

/** The names of a definition's files in a folder; of several for a section, the first that is there counts. */
const fileNames: Readonly<Record<TextSection, readonly string[]>> = {
  conda: ['environment.yml', 'environment.yaml', 'conda.yml', 'conda.yaml'],
  pip: ['requirements.txt'],
  dockerfile: ['Dockerfile'],
};
const settingsName = 'envstudio.json';
/** A file is read as a whole: this is far above what any section may have, and far below what a memory holds. */
const limitBytes = 100_000_000;

/** Reads a file or folder; never throws for what stands there. */
export function readSource(path: string): Source | UnreadablePath {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return readFolder(path);
    if (stat.size > limitBytes) return { path, problem: 'larger than 100 MB: is this the right file?' };
    return readOneFile(path);
  } catch (error) {
    return { path, problem: reasonOf(error) };
  }
}

function readOneFile(path: string): Source | UnreadablePath {
  const file = readTextFile(path);
  const section = sectionOfFile(path, file.text);
  if (section === 'unknown') {
    return { path, problem: 'neither its name nor its content says whether it is conda, pip or Dockerfile' };
  }
  const definition = { ...emptyDefinition, [section]: file.text };
  return { path, section, definition, files: { [section]: file }, settingsPath: path };
}

function readFolder(path: string): Source | UnreadablePath {
  const files: Partial<Record<TextSection, TextFile>> = {};
  for (const section of ['conda', 'pip', 'dockerfile'] as const) {
    const found = fileNames[section].map((name) => join(path, name)).find(isFile);
    if (found) files[section] = readTextFile(found);
  }
  const settingsPath = join(path, settingsName);
  const hasSettings = isFile(settingsPath);
  if (Object.keys(files).length === 0 && !hasSettings) {
    return { path, problem: `a folder without ${Object.values(fileNames).flat().join(', ')} or ${settingsName}` };
  }
  const read = hasSettings ? readSettings(readTextFile(settingsPath).text) : { settings: {} };
  if ('problem' in read) return { path: settingsPath, problem: read.problem };
  const texts = Object.fromEntries(Object.entries(files).map(([section, { text }]) => [section, text]));
  const definition = { ...emptyDefinition, ...read.settings, ...texts };
  return { path, section: 'definition', definition, files, settingsPath: hasSettings ? settingsPath : path };
}

/** A folder named `Dockerfile` is not meant. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}
