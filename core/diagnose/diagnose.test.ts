import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { applyEdits } from '../text-edit.ts';

import { diagnose } from './diagnose.ts';

const based: Definition = { ...emptyDefinition, baseImage: 'python:3.12-slim' };

/** All but what is only good to know. */
function problems(changes: Partial<Definition>): string[] {
  return findings(changes).filter((finding) => !finding.includes(' info '));
}

function findings(changes: Partial<Definition>): string[] {
  return diagnose({ ...based, ...changes }).map(({ section, code, severity }) => `${section} ${severity} ${code}`);
}

describe('diagnose', () => {
  it('finds nothing in a definition that is right', () => {
    expect(
      findings({
        conda: 'channels: [conda-forge]\ndependencies:\n- python=3.12\n- pip\n- pip:\n  - pandas==2.2\n',
        pip: 'scikit-learn==1.5\n',
        dockerfile: 'RUN ldconfig\n',
        variables: [{ name: 'A', value: '1' }],
        user: '1000:1000',
      }),
    ).toEqual([]);
  });

  it('puts the findings in the order in which a definition is read', () => {
    expect(
      findings({
        conda: 'dependencies:\n- a>>1\n- pip:\n  - b=1\n- c>>1\n',
        pip: '-e .\nx=1\n',
        dockerfile: 'EXPOSE\n',
        baseImage: '',
      }),
    ).toEqual([
      'conda error conda-spec-invalid-version',
      'conda warning conda-pip-missing',
      'conda error pip-single-equals',
      'conda error conda-spec-invalid-version',
      'pip error pip-local-path',
      'pip error pip-single-equals',
      'dockerfile error dockerfile-missing-arguments',
    ]);
  });

  it.each([
    'git+https://h/a.git#egg=a',
    '-e git+https://h/a.git#egg=a',
    'a @ git+https://h/a.git',
    'https://h/a-1.tar.gz',
    'a @ https://h/a-1.zip#sha256=0',
  ])('needs the opt-in for %s', (pip) => {
    expect(problems({ pip })).toEqual(['pip error pip-source-build']);
    const conda = `channels: [a]\ndependencies:\n- python=3.12\n- pip\n- pip:\n  - "${pip}"\n`;
    expect(problems({ conda })).toEqual(['conda error pip-source-build']);
    expect(problems({ pip, allowSourceBuilds: true })).toEqual([]);
  });

  it('takes a wheel at an address without the opt-in', () => {
    expect(findings({ pip: 'https://h/a-1-py3-none-any.whl#sha256=0\n' })).toEqual([]);
  });

  it.each([
    ['./a.whl', 'pip-local-path'],
    ['-f ./wheels', 'pip-local-path'],
    ['-e .', 'pip-local-path'],
    ['-r base.txt', 'pip-file-reference'],
    ['-c limits.txt', 'pip-file-reference'],
  ])('says that the studio has no such file: %s', (pip, code) => {
    expect(findings({ pip, allowSourceBuilds: true })).toEqual([`pip error ${code}`]);
  });

  it.each([
    ['certifi @ file:///croot/certifi_1671487769961/work/certifi', 'certifi'],
    ['Uvicorn[standard]@file:///tmp/uvicorn-0.30.1-py3-none-any.whl', 'Uvicorn[standard]==0.30.1'],
  ])('takes from the index what pip freeze found on a disk: %s', (line, fixed) => {
    const text = `numpy==2.1\n${line}  # frozen\n`;
    const [issue] = diagnose({ ...based, pip: text }).filter(({ code }) => code === 'pip-local-path');
    expect(applyEdits(text, issue?.fix?.edits ?? [])).toBe(`numpy==2.1\n${fixed}  # frozen\n`);
  });

  it.each<[string, Partial<Definition>]>([
    ['warning settings-base-image-unused', { dockerfile: 'FROM python:3.12\n' }],
    ['error settings-invalid-base-image', { baseImage: 'python\nRUN x' }],
    ['error settings-invalid-user', { user: 'root\nRUN x' }],
    [
      'error settings-variable-twice',
      {
        variables: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
    ],
    ['error settings-invalid-variable', { variables: [{ name: 'A B', value: '1' }] }],
    ['warning settings-user-managed-sections', { userManaged: true, pip: 'a' }],
  ])('finds in the settings: %s', (finding, changes) => {
    expect(problems(changes)).toEqual([`settings ${finding}`]);
  });

  it('needs no base image where the Dockerfile has a FROM', () => {
    expect(findings({ baseImage: '', dockerfile: 'FROM python:3.12\n' })).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (conda, pip, dockerfile) => {
        expect(Array.isArray(diagnose({ ...based, conda, pip, dockerfile }))).toBe(true);
      }),
    );
  });

  it.each([
    ['pip', 'pip-two-cuda-versions', '-i ADDRESS/whl/cu118\n--extra-index-url ADDRESS/whl/cu121'],
    ['pip', 'pip-unexpected-text', 'numpy==1 ADDRESS'],
    ['pip', 'pip-invalid-marker', 'a; x == "ADDRESS"'],
    ['pip', 'pip-invalid-specifier', 'numpy>=ADDRESS'],
    ['pip', 'pip-hash-for-some', `git+ADDRESS/a.git\nnumpy==1 --hash=sha256:${'a'.repeat(64)}`],
    ['conda', 'conda-exact-builds', 'dependencies: ["ADDRESS/x/linux-64/a-1-0.conda"]'],
    ['conda', 'conda-unknown-key', '"ADDRESS": 1'],
    ['conda', 'conda-spec-invalid-name', 'dependencies: ["numpy ADDRESS/x"]'],
    ['dockerfile', 'dockerfile-relative-workdir', 'WORKDIR ADDRESS'],
  ])('tells no password of an address, which logs would keep: %s %s', (section, code, text) => {
    const address = `https://user:pass${'word'.repeat(12)}@host`;
    const found = diagnose({ ...based, [section]: text.replaceAll('ADDRESS', address) });
    expect(found.map((issue) => issue.code)).toContain(code);
    expect(JSON.stringify(found.map(({ values }) => values))).not.toContain('pass');
  });

  describe.each(['conda', 'pip', 'dockerfile'] as const)('in the %s section', (section) => {
    it.each(Object.entries(hostileTexts))('answers soon: %s', (_name, text) => {
      expect(measureCpuMs(() => diagnose({ ...based, [section]: text }))).toBeLessThan(3000);
    });
  });

  it.skipIf(corpusIsAbsent)(
    `finds no wrong syntax in real environment files, pip lists included${corpusIsAbsent}`,
    () => {
      const ofTheWorld = new Set(['pip-source-build', 'pip-local-path', 'pip-file-reference']);
      const faulty = listCorpus('conda').filter(({ text }) =>
        diagnose({ ...based, conda: text }).some(({ severity, code }) => severity === 'error' && !ofTheWorld.has(code)),
      );
      const others = faulty.filter(({ text }) => !text.includes('{{'));
      // A hash cut short by hand for a test, and a file that conda refuses too.
      expect(others.map(({ name }) => name)).toEqual([
        'conda__conda-lock__tests__test-pip-hash-checking__environment.yml',
        'jupyterhub__repo2docker__tests__conda__py35-binder-dir__environment.yml',
      ]);
    },
  );
});
