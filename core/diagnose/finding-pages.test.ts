import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { diagnose } from './diagnose.ts';
import { issueCodes } from './issue-codes.ts';
import { rules } from './rules.ts';

const folder = join(import.meta.dirname, '../../docs/findings');
/** What an import says of itself is no finding. */
const findingCodes = issueCodes.filter((code) => !code.startsWith('import-'));
const ruleCodes = new Set(rules.map(({ code }) => code));
const hasPage = (code: string) => existsSync(join(folder, `${code}.md`));
const read = (code: string) => readFileSync(join(folder, `${code}.md`), 'utf8');
const blocksOf = (page: string) => [...page.matchAll(/```\w+\n([\s\S]*?)\n```/g)].map(([, text = '']) => text);

/** Findings in an example of the section that its code begins with. */
function find(code: string, example: string) {
  const [section = ''] = code.split('-');
  return diagnose({ ...emptyDefinition, baseImage: 'debian:12', [section]: `${example}\n` });
}

describe('the pages about findings', () => {
  it('are there for every finding, and for nothing else', () => {
    expect(findingCodes.filter((code) => !hasPage(code))).toEqual([]);
    const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(pages.filter((page) => !findingCodes.includes(page))).toEqual([]);
  });

  it.each(findingCodes.filter(hasPage))('say what, why and what to do: %s', (code) => {
    const page = read(code);
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    expect(page).toContain('**Why it matters.**');
    expect(page).toContain('**What to do.**');
  });

  // Rules show themselves in their cases; what the parsers refuse is shown here.
  it.each(findingCodes.filter((code) => hasPage(code) && !ruleCodes.has(code)))(
    'show in their examples what they tell of: %s',
    (code) => {
      const [bad, good] = blocksOf(read(code));
      if (bad !== undefined) expect(find(code, bad).map((issue) => issue.code)).toContain(code);
      if (good !== undefined) expect(find(code, good).map((issue) => issue.code)).not.toContain(code);
    },
  );
});
