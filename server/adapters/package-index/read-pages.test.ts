import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectReleases } from './collect-releases.ts';
import { readDistributionFile } from './distribution-file.ts';
import { hostIndexes, indexKey } from './host-indexes.ts';
import { readIndexNames } from './read-index-names.ts';
import { readProjectJson } from './read-project-json.ts';
import { readSimpleHtml } from './read-simple-html.ts';
import { readSimpleJson } from './read-simple-json.ts';

describe('the files of a project', () => {
  it.each([
    ['Foo_Bar-1.2-py3-none-any.whl', 'foo-bar', { version: '1.2', isWheel: true, isInstallable: true }],
    ['foo-1-1-cp311-cp311-macosx_11_0_arm64.whl', 'foo', { version: '1', isWheel: true, isInstallable: false }],
    ['foo-bar-1.2.tar.gz', 'foo-bar', { version: '1.2', isWheel: false, isInstallable: true }],
    ['foo.bar-1.2-1.zip', 'foo-bar', { version: '1.2-1', isWheel: false, isInstallable: true }],
    ['foo-1.2.win32.exe', 'foo', undefined],
    ['other-1.2.tar.gz', 'foo', undefined],
    ['foo-1.2-py2.7.egg', 'foo', undefined],
  ])('%s', (fileName, project, expected) => {
    expect(readDistributionFile(fileName, project)).toEqual(expected);
  });

  it('make versions: newest first, with the size for Linux, the first date, and what all files say', () => {
    const json = JSON.stringify({
      files: [
        { filename: 'foo-1.10.tar.gz', size: 5, 'upload-time': '2024-02-01T00:00:00Z', yanked: false },
        { filename: 'foo-1.10-cp311-cp311-win_amd64.whl', size: 900, 'upload-time': '2024-01-31T00:00:00Z' },
        {
          filename: 'foo-1.10-cp311-cp311-manylinux_2_17_x86_64.whl',
          size: 70,
          'requires-python': '>=3.9',
          yanked: 'a bad wheel',
        },
        { filename: 'foo-1.9.tar.gz', yanked: 'broken', size: 4 },
        { filename: 'foo-2.0rc1.tar.gz', yanked: true },
        { filename: 7 },
      ],
    });
    expect(collectReleases(readSimpleJson(json) ?? [], 'foo')).toEqual([
      { version: '2.0rc1', yanked: '' },
      { version: '1.10', releasedAt: '2024-01-31T00:00:00Z', sizeBytes: 70 },
      { version: '1.9', sizeBytes: 4, yanked: 'broken' },
    ]);
  });

  it('are read from HTML too', () => {
    const html = `<!DOCTYPE html><html><body>
      <a href="../f/foo-1.0.tar.gz#sha256=1" data-requires-python="&gt;=3.8">foo-1.0.tar.gz</a><br/>
      <A data-yanked href='x'>foo-0.9.tar.gz</A>
      <a href="y" data-yanked="says &quot;no&quot;" >foo-0.8.tar.gz</a></body></html>`;
    expect(collectReleases(readSimpleHtml(html), 'foo')).toEqual([
      { version: '1.0', requiresPython: '>=3.8' },
      { version: '0.9', yanked: '' },
      { version: '0.8', yanked: 'says "no"' },
    ]);
  });

  it('are nothing when a page is no index page', () => {
    expect(readSimpleJson('<html>')).toBeUndefined();
    expect(readSimpleJson('{"message": "no"}')).toBeUndefined();
    expect(readSimpleHtml('{"files": []}')).toEqual([]);
    expect(readProjectJson('[]')).toBeUndefined();
  });
});

describe('what a project says of itself', () => {
  it('is short, whatever its authors wrote, and without what was withdrawn', () => {
    const info = {
      version: '2.0',
      summary: ' Frames \n',
      license: 'BSD 3-Clause License\n\nCopyright…',
      classifiers: ['License :: OSI Approved :: BSD License'],
      project_urls: { homepage: 'https://foo.example', evil: 'javascript:alert(1)' },
      provides_extra: ['sql'],
    };
    const vulnerabilities = [
      { id: 'PYSEC-1', details: 'Bad.\nVery bad.', fixed_in: ['2.1'], link: 'https://osv.dev/PYSEC-1' },
      { id: 'PYSEC-2', fixed_in: [], withdrawn: '2024-01-01T00:00:00Z' },
      { id: 'PYSEC-3', summary: 'Worse', link: 'javascript:alert(1)' },
    ];
    expect(readProjectJson(JSON.stringify({ info, vulnerabilities }))).toEqual({
      summary: 'Frames',
      license: 'BSD License',
      homepage: 'https://foo.example',
      extras: ['sql'],
      version: '2.0',
      vulnerabilities: [
        { id: 'PYSEC-1', summary: 'Bad.', link: 'https://osv.dev/PYSEC-1', fixedIn: ['2.1'] },
        { id: 'PYSEC-3', summary: 'Worse', fixedIn: [] },
      ],
    });
  });
});

describe('the names of an index', () => {
  const json = JSON.stringify({ meta: {}, projects: [{ name: 'Foo_Bar' }, { name: 'abc' }, { name: 'foo.bar' }] });
  const html = '<a href="/simple/abc/">abc</a>\n<a href="/simple/foo-bar/">Foo_Bar</a>';

  it.each([
    [json, true],
    [html, false],
  ])('are read however the page is cut (%s)', async (page, isJson) => {
    const bytes = new TextEncoder().encode(page);
    for (let size = 1; size <= bytes.length; size += 7) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.slice(index * size, (index + 1) * size),
      );
      const stream = (async function* () {
        yield* chunks;
      })();
      expect(await readIndexNames(stream, isJson)).toEqual(['abc', 'foo-bar']);
    }
  });
});

describe('the indexes of the host', () => {
  it('are known by their address without credentials', () => {
    const own = hostIndexes({
      indexUrl: 'https://me:secret@Packages.example:443/simple/',
      extraIndexUrls: ['https://two.example/x'],
      trustedHosts: [],
    });
    expect([...own.keys()]).toEqual(['https://packages.example/simple', 'https://two.example/x']);
    expect(own.get('https://packages.example/simple')?.password).toBe('secret');
    expect([...hostIndexes({ extraIndexUrls: [], trustedHosts: [] }).keys()]).toEqual(['https://pypi.org/simple']);
  });

  const unfilled = `https://$\{TOKEN}@h/simple`;

  it.each(['file:///etc/passwd', 'ftp://h/simple', unfilled, '/simple', ''])('%j is none', (url) => {
    expect(indexKey(url)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (url) => typeof indexKey(url) !== 'object'));
  });
});
