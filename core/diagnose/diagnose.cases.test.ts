import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import english from '../../messages/en.json' with { type: 'json' };
import chinese from '../../messages/zh-TW.json' with { type: 'json' };
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import type { Issue } from '../issue.ts';
import { LineIndex } from '../position.ts';
import { expectFile, readIfThere } from '../testing/expect-file.ts';
import { applyEdits } from '../text-edit.ts';
import { diagnose } from './diagnose.ts';
import { rules } from './rules.ts';

/**
 * One folder a case, `<code>` or `<code>--<variant>`: `environment.yml`, `requirements.txt`, `Dockerfile` as
 * far as there are, `settings.json` (other fields of the definition, and `surroundings`); `findings.json` is
 * all that must be found, `fixed/` the texts after every fix of this code. `UPDATE_CASES=1` rewrites what is
 * expected. A case whose name ends in `--fine` shows what must *not* be found.
 */
const root = join(import.meta.dirname, 'cases');
const documentation = join(import.meta.dirname, '../../docs/findings');
const fileNames = { conda: 'environment.yml', pip: 'requirements.txt', dockerfile: 'Dockerfile' } as const;
const textSections = ['conda', 'pip', 'dockerfile'] as const;
const caseNames = readdirSync(root);
const codeOf = (name: string) => name.split('--', 1)[0] ?? name;

test.each(caseNames)('%s', (name) => {
  const folder = join(root, name);
  const { surroundings = {}, ...settings } = JSON.parse(readIfThere(join(folder, 'settings.json')) || '{}');
  const texts = Object.fromEntries(textSections.map((each) => [each, readIfThere(join(folder, fileNames[each]))]));
  const definition: Definition = { ...emptyDefinition, ...texts, ...settings };
  const issues = diagnose(definition, surroundings);
  const expected = `${JSON.stringify(
    issues.map((issue) => describeIssue(issue, definition)),
    null,
    1,
  )}\n`;
  expectFile(join(folder, 'findings.json'), expected);
  expect(issues.some(({ code }) => code === codeOf(name))).toBe(!name.endsWith('--fine'));
  const mended = issues.filter(({ code, fix }) => code === codeOf(name) && fix);
  for (const section of textSections) {
    const edits = mended.filter((issue) => issue.section === section).flatMap(({ fix }) => fix?.edits ?? []);
    if (edits.length === 0) continue;
    const fixed = applyEdits(definition[section], edits);
    expectFile(join(folder, 'fixed', fileNames[section]), fixed);
    const left = diagnose({ ...definition, [section]: fixed }, surroundings);
    expect(left.filter(({ code, fix }) => code === codeOf(name) && fix)).toEqual([]);
  }
});

describe('every rule', () => {
  const codes = rules.map(({ code }) => code);

  it('has a code of its own', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('has a case that shows it', () => {
    const shown = new Set(caseNames.filter((name) => !name.endsWith('--fine')).map(codeOf));
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('has its page', () => {
    expect(codes.filter((code) => !existsSync(join(documentation, `${code}.md`)))).toEqual([]);
  });

  it.each([
    ['en', english],
    ['zh-TW', chinese],
  ])('has words in %s, its fix too', (_language, messages) => {
    const issues: Readonly<Record<string, string>> = messages.issues;
    const fixes: Readonly<Record<string, string>> = messages.fixes;
    const withFix = caseNames.filter((name) => existsSync(join(root, name, 'fixed'))).map(codeOf);
    expect(codes.filter((code) => !issues[code])).toEqual([]);
    expect(withFix.filter((code) => !fixes[code])).toEqual([]);
  });
});

function describeIssue({ code, severity, section, range, values, fix }: Issue, definition: Definition) {
  const place = section === 'settings' ? {} : { at: describeRange(definition[section], range) };
  return { code, severity, section, ...place, values, ...(fix && { hasFix: true }) };
}

function describeRange(text: string, { start, end }: Issue['range']): string {
  const lines = new LineIndex(text);
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return `${from.line}:${from.column}-${to.line}:${to.column} ${JSON.stringify(text.slice(start, end).slice(0, 60))}`;
}
