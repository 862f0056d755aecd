import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackageDescription } from './package-lookup.ts';
import { escapeMarkdown, type PackageWords, packageMarkdown } from './package-markdown.ts';

const words: PackageWords = {
  say: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  date: (instant) => instant.slice(0, 10),
  size: (bytes) => `${bytes} B`,
};

const description: PackageDescription = {
  state: 'known',
  source: 'https://h/simple',
  isOfIndex: false,
  releases: [
    { version: '2.0', releasedAt: '2026-01-02T00:00:00Z', sizeBytes: 9, requiresPython: '>=3.12' },
    { version: '1.0', yanked: 'a *bad* wheel' },
  ],
  details: {
    summary: 'Frames <img src=x> [click](javascript:alert(1))',
    license: 'MIT',
    homepage: 'https://foo.example/a(b)',
    extras: [],
    version: '1.0',
    vulnerabilities: [
      { id: 'PYSEC-1', summary: 'Bad', fixedIn: ['1.1', '2.0'] },
      { id: 'PYSEC-2', fixedIn: [] },
    ],
  },
};

const pinned = { manager: 'pip', name: 'foo', pin: { version: '1.0', isPrefix: false } } as const;

describe('what a hover shows', () => {
  it('is summary, versions, licence, source, weaknesses and home page', () => {
    const shown = packageMarkdown(pinned, description, '3.11', words);
    for (const part of [
      '**foo** · pip',
      '- asked 1\\.0 · **yankedFor a \\*bad\\* wheel**',
      '- latest 2\\.0 · 2026-01-02 · 9 B · python &gt;=3\\.12 · **otherPython 3\\.11**',
      '- license MIT',
      '**vulnerable 2 1\\.0**',
      '- **PYSEC\\-1** fixedIn 1\\.1, 2\\.0: Bad',
      '- **PYSEC\\-2** notFixed',
      '[home](https://foo.example/a%28b%29)',
    ]) {
      expect(shown).toContain(part);
    }
  });

  it('makes no markup of what others wrote', () => {
    const shown = packageMarkdown(pinned, description, undefined, words);
    expect(shown).not.toMatch(/<img|\]\(javascript/);
  });

  it('says when nothing is known, or nothing is there', () => {
    const none = { releases: [], isOfIndex: false } as const;
    expect(packageMarkdown(pinned, { ...none, state: 'unknown' }, '3.11', words)).toBe('**foo** · pip\n\nunknown');
    expect(packageMarkdown(pinned, { ...none, state: 'missing' }, '3.11', words)).toBe('**foo** · pip\n\nmissing');
  });

  it('says when the version asked for does not exist', () => {
    const gone = { ...pinned, pin: { version: '9', isPrefix: false } };
    expect(packageMarkdown(gone, description, '3.12', words)).toContain('- noneFits 9');
  });
});

describe('escapeMarkdown', () => {
  it('leaves no character that Markdown or HTML would read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = escapeMarkdown(text).replaceAll(/\\[\\`*_{}[\]()#+.!|~$-]|&(?:amp|lt|gt|#47);/g, '');
        return !/[<>\\`*_{}[\]()#|~\n\r]|:\/\//.test(rest);
      }),
    );
  });
});
