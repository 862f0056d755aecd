import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roles } from '@/core/access/role.ts';
import { failureReasons } from '@/core/build/build.ts';
import { hashFields } from '@/core/definition/hash-change.ts';
import { readinessStates } from '@/core/environment/environment.ts';
import { errorCodes } from '@/core/errors.ts';
import english from './en.json' with { type: 'json' };
import chinese from './zh-TW.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const catalogues = { en: flatten(english), 'zh-TW': flatten(chinese) };

test('both languages say the same things', () => {
  expect([...catalogues['zh-TW'].keys()].sort()).toEqual([...catalogues.en.keys()].sort());
});

/** `{name}` and `<tag>` of a message; words inside a plural's branches are none. */
function placeholders(message: string): readonly string[] {
  const names = [...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => `{${name}}`);
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...names, ...tags])].sort();
}

test('each message has the same values in both languages', () => {
  const withPlaceholders = (catalogue: ReadonlyMap<string, string>) =>
    Object.fromEntries([...catalogue].map(([key, message]) => [key, placeholders(message)]));
  expect(withPlaceholders(catalogues['zh-TW'])).toEqual(withPlaceholders(catalogues.en));
});

test.each(['en', 'zh-TW'] as const)('%s has words for every code of the domain', (language) => {
  const wanted = [
    ...errorCodes.map((code) => `errors.${code}`),
    ...failureReasons.map((reason) => `state.reasons.${reason}`),
    ...readinessStates.map((state) => `state.${state}`),
    ...hashFields.map((field) => `hashChanges.field.${field}`),
    ...roles.map((role) => `account.roles.${role}.name`),
  ];
  expect(wanted.filter((key) => !catalogues[language].has(key))).toEqual([]);
});

/** Sources that speak, with the namespace of their first `useTranslations`. */
function* spokenKeys(): Generator<string> {
  const components = join(import.meta.dirname, '../components');
  for (const file of readdirSync(components, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file)) continue;
    const source = readFileSync(join(components, file), 'utf8');
    // One name may stand for several namespaces in one file: then any of them will do.
    const namespaces = new Map<string, string[]>();
    for (const [, name = '', namespace = ''] of source.matchAll(/const (\w+) = useTranslations\((?:'([\w.-]*)')?\)/g)) {
      namespaces.set(name, [...(namespaces.get(name) ?? []), namespace]);
    }
    for (const [name, candidates] of namespaces) {
      for (const [, key = ''] of source.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\('([\\w.-]+)'`, 'g'))) {
        const full = candidates.map((namespace) => (namespace ? `${namespace}.${key}` : key));
        if (!full.some((candidate) => catalogues.en.has(candidate))) yield `${file}: ${full.join(' or ')}`;
      }
    }
  }
}

test('every word that a component says is in the catalogues', () => {
  expect([...spokenKeys()]).toEqual([]);
});
