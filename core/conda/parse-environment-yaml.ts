import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { variableNamePattern } from '../definition/definition.ts';
import type { Issue, Parsed, TextRange } from '../issue.ts';
import { findUnreadableText } from '../unreadable-text.ts';
import type { CondaDependency, CondaEntry, CondaEnvironment, CondaVariable } from './conda-environment.ts';
import { type CondaIssueCode, condaIssue } from './conda-issue.ts';
import { type ExplicitList, findExplicitList } from './explicit-list.ts';
import { parseMatchSpec } from './parse-match-spec.ts';
import { isEmptyNode, nodeRange, readYaml, scalarText, verbatimRange, type YamlDocument } from './yaml-document.ts';

const knownKeys = ['name', 'channels', 'dependencies', 'variables', 'prefix', 'platforms'];
const mergeKey = '<<';
/** Aliases can make few characters stand for many entries; no real file has more. */
const entryLimit = 10_000;

const emptyEnvironment: CondaEnvironment = {
  channels: [],
  hasNodefaults: false,
  specs: [],
  pip: [],
  hasPipPackage: false,
  variables: [],
  platforms: [],
  unknownKeys: [],
};

/**
 * Parses the text of an `environment.yml`. An empty text, or one of comments only, is an empty
 * environment. Never throws; takes below two seconds whatever the text.
 */
export function parseEnvironmentYaml(source: string): Parsed<CondaEnvironment> {
  const unreadable = findUnreadableText(source, 'conda');
  if (unreadable) return { issues: [unreadable] };
  const explicit = findExplicitList(source);
  if (explicit) return { issues: [explicitListIssue(source, explicit)] };
  const { yaml, issues } = readYaml(source);
  if (!yaml) return { issues };
  return new EnvironmentReader(source, yaml).read();
}

function explicitListIssue(source: string, { range, environment }: ExplicitList): Issue {
  const whole = { start: 0, end: source.length };
  const fix = environment === undefined ? undefined : { edits: [{ range: whole, text: environment }] };
  return condaIssue('conda-explicit-list', 'error', range, {}, fix);
}

/** Walks the document once; keeps what it understands and notes what it does not. */
class EnvironmentReader {
  readonly #source: string;
  readonly #yaml: YamlDocument;
  readonly #issues: Issue[];
  #entryCount = 0;

  constructor(source: string, yaml: YamlDocument) {
    this.#source = source;
    this.#yaml = yaml;
    this.#issues = [...yaml.issues];
  }

  read(): Parsed<CondaEnvironment> {
    const root = this.#yaml.resolve(this.#yaml.document.contents);
    if (root === undefined || isEmptyNode(root)) {
      return this.#issues.length > 0 ? { issues: this.#issues } : { value: emptyEnvironment, issues: [] };
    }
    if (!isMap(root)) {
      this.#note('conda-not-a-map', nodeRange(root));
      return { issues: this.#issues };
    }
    const values = this.#readKeys(root);
    const name = this.#readText(values, 'name');
    const prefix = this.#readText(values, 'prefix');
    const channels = this.#readTexts(values.get('channels'), 'channels');
    const { specs, pip, pipRange } = this.#readDependencies(values.get('dependencies'));
    const value: CondaEnvironment = {
      ...(name ? { name } : {}),
      ...(prefix ? { prefix } : {}),
      channels: channels.filter(({ text }) => text !== 'nodefaults'),
      hasNodefaults: channels.some(({ text }) => text === 'nodefaults'),
      specs,
      pip,
      ...(pipRange ? { pipRange } : {}),
      hasPipPackage: specs.some(({ spec }) => spec.name === 'pip'),
      variables: this.#readVariables(values.get('variables')),
      platforms: this.#readTexts(values.get('platforms'), 'platforms'),
      unknownKeys: this.#unknownKeys(root),
    };
    return { value, issues: this.#issues };
  }

  #note(
    code: CondaIssueCode,
    range: TextRange,
    values: Record<string, string> = {},
    severity: Issue['severity'] = 'error',
  ) {
    this.#issues.push(condaIssue(code, severity, range, values));
  }

  #readKeys(root: YAMLMap): Map<string, Node | undefined> {
    const values = new Map<string, Node | undefined>();
    const merged = new Map<string, Node | undefined>();
    for (const { key, value } of root.items) {
      const entry = this.#keyOf(key);
      if (!entry) continue;
      if (entry.text === mergeKey) {
        this.#merge(this.#yaml.resolve(value), merged);
        continue;
      }
      if (values.has(entry.text)) this.#note('conda-duplicate-key', entry.range, { key: entry.text });
      values.set(entry.text, this.#yaml.resolve(value));
    }
    return new Map([...merged, ...values]);
  }

  /** `<<: *base` takes over what another map says; keys of the map itself, and of maps before it, count more. */
  #merge(node: Node | undefined, merged: Map<string, Node | undefined>) {
    const maps = isSeq(node) ? node.items.map((item) => this.#yaml.resolve(item)) : [node];
    // A map that is named again says nothing new, and aliases make naming it cheap.
    const items = [...new Set(maps.filter(isMap))].flatMap((map) => map.items);
    for (const { key, value } of items) {
      const entry = this.#keyOf(key);
      if (entry && !merged.has(entry.text)) merged.set(entry.text, this.#yaml.resolve(value));
    }
  }

  #unknownKeys(root: YAMLMap): CondaEntry[] {
    const unknown = root.items
      .map(({ key }) => this.#keyOf(key))
      .filter(
        (entry): entry is CondaEntry =>
          entry !== undefined && entry.text !== mergeKey && !knownKeys.includes(entry.text),
      );
    for (const { text, range } of unknown.slice(0, 50))
      this.#note('conda-unknown-key', range, { key: text }, 'warning');
    return unknown;
  }

  #keyOf(key: unknown): CondaEntry | undefined {
    const node = this.#yaml.resolve(key);
    return isScalar(node) ? { text: scalarText(node), range: nodeRange(node) } : undefined;
  }

  #readText(values: Map<string, Node | undefined>, key: string): string | undefined {
    const node = values.get(key);
    if (node === undefined || isScalar(node)) return node && scalarText(node);
    this.#note('conda-expected-text', nodeRange(node), { key });
    return undefined;
  }

  /** A list of texts; a single text counts as a list of one, as conda reads it. */
  #readTexts(node: Node | undefined, key: string): CondaEntry[] {
    if (isEmptyNode(node) || node === undefined) return [];
    if (isScalar(node)) return [this.#entry(node)];
    if (!isSeq(node)) {
      this.#note('conda-expected-list', nodeRange(node), { key });
      return [];
    }
    const entries: CondaEntry[] = [];
    for (const item of node.items) {
      const resolved = this.#yaml.resolve(item);
      if (!this.#hasRoom(node)) break;
      if (isScalar(resolved) && scalarText(resolved).trim() !== '') entries.push(this.#entry(resolved));
      else this.#note('conda-expected-text', nodeRange(resolved ?? node), { key });
    }
    return entries;
  }

  #readDependencies(node: Node | undefined): Pick<CondaEnvironment, 'specs' | 'pip' | 'pipRange'> {
    const specs: CondaDependency[] = [];
    const pip: CondaEntry[] = [];
    let pipRange: TextRange | undefined;
    if (node === undefined || isEmptyNode(node)) return { specs, pip };
    if (!isSeq(node)) {
      // Clients install nothing from a map and report success, so it must be an error here.
      this.#note(isMap(node) ? 'conda-dependencies-map' : 'conda-expected-list', nodeRange(node), {
        key: 'dependencies',
      });
      return { specs, pip };
    }
    for (const item of node.items) {
      if (!this.#hasRoom(node)) break;
      const resolved = this.#yaml.resolve(item);
      if (isMap(resolved)) {
        const nested = this.#readDependencyMap(resolved);
        pipRange ??= nested.pipRange;
        pip.push(...nested.pip);
        specs.push(...nested.specs);
      } else if (isScalar(resolved) && scalarText(resolved).trim() !== '') {
        specs.push(...this.#readSpec(this.#entry(resolved)));
      } else {
        this.#note('conda-empty-dependency', nodeRange(resolved ?? node));
      }
    }
    return { specs, pip, ...(pipRange ? { pipRange } : {}) };
  }

  /** The `pip:` list, and mamba's selectors. */
  #readDependencyMap(map: YAMLMap): Pick<CondaEnvironment, 'specs' | 'pip' | 'pipRange'> {
    const entries = map.items.map((pair) => ({
      pair,
      key: this.#keyOf(pair.key) ?? { text: '', range: nodeRange(map) },
    }));
    const [pip] = entries.filter(({ key }) => key.text === 'pip');
    return {
      specs: entries.filter(({ key }) => key.text !== 'pip').flatMap(({ pair, key }) => this.#readSelected(pair, key)),
      pip: pip ? this.#readTexts(this.#yaml.resolve(pip.pair.value), 'pip') : [],
      ...(pip ? { pipRange: pip.key.range } : {}),
    };
  }

  /** `sel(linux): package` of mamba: asked for on that platform only. */
  #readSelected(pair: Pair, key: CondaEntry): CondaDependency[] {
    const platform = /^sel\((\w+)\)$/.exec(key.text)?.[1];
    const value = this.#yaml.resolve(pair.value);
    if (!platform || !isScalar(value)) {
      this.#note('conda-unknown-dependency-map', key.range, { key: key.text });
      return [];
    }
    this.#note('conda-platform-selector', key.range, { platform }, 'info');
    return platform === 'linux' || platform === 'unix' ? this.#readSpec(this.#entry(value)) : [];
  }

  #readSpec({ text, range }: CondaEntry): CondaDependency[] {
    const isVerbatim = this.#source.slice(range.start, range.end) === text;
    const { value: spec, issues } = parseMatchSpec(text, range.start);
    this.#issues.push(...(isVerbatim ? issues : issues.map((issue) => ({ ...issue, range }))));
    if (!spec) return [];
    return [{ text, range, spec: isVerbatim ? spec : { ...spec, ranges: { name: range } } }];
  }

  #readVariables(node: Node | undefined): CondaVariable[] {
    if (node === undefined || isEmptyNode(node)) return [];
    if (!isMap(node)) {
      this.#note('conda-expected-map', nodeRange(node), { key: 'variables' });
      return [];
    }
    const variables: CondaVariable[] = [];
    for (const { key, value } of node.items) {
      const name = this.#keyOf(key);
      const resolved = this.#yaml.resolve(value);
      if (!name || !variableNamePattern.test(name.text) || !(resolved === undefined || isScalar(resolved))) {
        this.#note('conda-invalid-variable', name?.range ?? nodeRange(node), { name: name?.text ?? '' });
      } else {
        variables.push({ name: name.text, value: resolved ? scalarText(resolved) : '', range: name.range });
      }
    }
    return variables;
  }

  #entry(node: Parameters<typeof verbatimRange>[0]): CondaEntry {
    return { text: scalarText(node), range: verbatimRange(node, this.#source) ?? nodeRange(node) };
  }

  #hasRoom(list: Node): boolean {
    this.#entryCount += 1;
    if (this.#entryCount <= entryLimit) return true;
    if (this.#entryCount === entryLimit + 1) {
      this.#note('conda-too-many-items', nodeRange(list), { limit: String(entryLimit) });
    }
    return false;
  }
}
