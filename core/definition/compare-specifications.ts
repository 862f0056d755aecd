import { canonicalDefinition } from './canonical.ts';
import { compareLines } from './compare-lines.ts';
import type { Definition } from './definition.ts';
import { compareFacts, type HashChange, type HashFact, type HashField } from './hash-change.ts';

/**
 * Why two definitions have other specification hashes, field by field; empty exactly when the hashes are
 * equal, which is when they differ in comments, spelling and order without meaning at most.
 */
export function compareSpecifications(left: Definition, right: Definition): readonly HashChange[] {
  const [before, after] = [canonicalDefinition(left), canonicalDefinition(right)];
  const dockerfileOf = (form: Form) => (typeof form['dockerfile'] === 'string' ? form['dockerfile'] : '');
  return [
    ...compareFacts(factsOf(before), factsOf(after)),
    ...compareLines('instruction', dockerfileOf(before), dockerfileOf(after)),
  ];
}

type Form = Readonly<Record<string, unknown>>;

/** What stands in the canonical form besides the Dockerfile. */
function factsOf(form: Form): HashFact[] {
  return [
    ...single('platform', form['platform']),
    ...single('baseImage', form['base']),
    ...single('interpreterPath', form['interpreterPath']),
    ...single('user', form['user']),
    ...single('userManaged', form['userManaged']),
    ...single('allowSourceBuilds', form['allowSourceBuilds']),
    ...entries('variable', form['variables']),
    ...condaFacts(asForm(form['conda'])),
    ...pipFacts(asForm(form['pip'])),
  ];
}

function condaFacts(form: Form): HashFact[] {
  return [
    ...single('unreadable', form['verbatim'], 'conda'),
    ...list('channels', form['channels']),
    ...single('nodefaults', form['nodefaults']),
    ...named('dependency', form['specs'], (spec) =>
      inOrder(spec, ['version', 'build', 'channel', 'subdir', 'url', 'brackets']),
    ),
    ...entries('condaVariable', form['variables']),
    ...pipFacts(asForm(form['pip'])).map((fact) => ({ ...fact, name: `pip: ${fact.name}`.trim() })),
  ];
}

const pipOptions: Readonly<Record<string, string>> = {
  noIndex: '--no-index',
  pre: '--pre',
  preferBinary: '--prefer-binary',
  requireHashes: '--require-hashes',
  noBinary: '--no-binary',
  onlyBinary: '--only-binary',
  constraints: '-c',
  requirementFiles: '-r',
  trustedHosts: '--trusted-host',
  useFeatures: '--use-feature',
};

function pipFacts(form: Form): HashFact[] {
  return [
    ...single('unreadable', form['verbatim'], 'pip'),
    ...single('index', form['index']),
    ...list('extraIndexes', form['extraIndex']),
    ...list('findLinks', form['findLinks']),
    ...Object.entries(pipOptions).flatMap(([key, option]) => single('pipOption', form[key], option)),
    ...named('requirement', form['requirements'], (one) =>
      inOrder(one, ['extras', 'spec', 'marker', 'url', 'editable', 'options']),
    ),
  ];
}

function asForm(value: unknown): Form {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Form) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function single(field: HashField, value: unknown, name = ''): HashFact[] {
  return value === undefined || value === '' ? [] : [{ field, name, value: textOf(value) }];
}

function list(field: HashField, value: unknown): HashFact[] {
  const items = asList(value);
  return items.length === 0 ? [] : [{ field, name: '', value: items.map(textOf) }];
}

function entries(field: HashField, value: unknown): HashFact[] {
  return Object.entries(asForm(value)).map(([name, each]) => ({ field, name, value: textOf(each) }));
}

/** A package by its name; one that is given by its address only is named by it. */
function named(field: HashField, value: unknown, describe: (form: Form) => string): HashFact[] {
  return asList(value).map((item) => {
    const form = asForm(item);
    return { field, name: textOf(form['name'] ?? form['url'] ?? ''), value: describe(form) };
  });
}

function inOrder(form: Form, keys: readonly string[]): string {
  return keys.flatMap((key) => (form[key] === undefined ? [] : [textOf(form[key])])).join(' ');
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
