import { describe, expect, it } from 'vitest';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { recogniseSection } from './recognise-section.ts';

describe('recogniseSection', () => {
  it.each([
    ['name: x\nchannels: [c]\ndependencies:\n- a=1\n', 'conda'],
    ['# comment\r\ndependencies: []\r\n', 'conda'],
    ['# platform: linux-64\n@EXPLICIT\nhttps://h/c/noarch/a-1-0.conda\n', 'conda'],
    ['numpy==1\npandas\n', 'pip'],
    ['--index-url https://h\nnumpy\n', 'pip'],
    ['-r base.txt\n', 'pip'],
    ['git+https://h/a.git\n', 'pip'],
    ['numpy=1\npandas\nscipy>=1\n', 'pip'],
    ['FROM python:3.12\nRUN pip install numpy\n', 'dockerfile'],
    ['# syntax=docker/dockerfile:1\nARG A=1\nFROM $A\n', 'dockerfile'],
    ['from python AS build\nrun x\n', 'dockerfile'],
    ['RUN apt-get update\n', 'dockerfile'],
    ['', 'unknown'],
    ['Dear all, please find the file below.\n', 'unknown'],
    ['{"name": "x", "version": 1}', 'unknown'],
    ['import numpy as np\nprint(np)\n', 'unknown'],
    ['\u0000\u0001', 'unknown'],
  ])('takes %j for %s', (text, kind) => {
    expect(recogniseSection(text)).toBe(kind);
  });

  it.each([
    ['Dockerfile', 'dockerfile'],
    ['app/prod.Dockerfile', 'dockerfile'],
    ['environment.yml', 'conda'],
    ['C:\\work\\requirements-dev.txt', 'pip'],
    ['notes.md', 'unknown'],
  ])('goes by the name %s where the content says nothing', (fileName, kind) => {
    expect(recogniseSection('# nothing yet\n', fileName)).toBe(kind);
  });

  it('believes the content more than the name', () => {
    expect(recogniseSection('FROM python\n', 'requirements.txt')).toBe('dockerfile');
  });

  it.each(Object.entries(hostileTexts))('answers soon: %s', (_name, source) => {
    expect(measureCpuMs(() => recogniseSection(source))).toBeLessThan(2000);
  });

  it.skipIf(corpusIsAbsent)(`knows real files by their content alone${corpusIsAbsent}`, () => {
    const mistaken = (['conda', 'pip'] as const).flatMap((kind) =>
      listCorpus(kind).filter(({ text }) => recogniseSection(text) !== kind),
    );
    // It holds nothing but a comment that says what is to be done.
    expect(mistaken.map(({ name }) => name)).toEqual([
      'mlcommons__inference__automotive__3d-object-detection__requirements.txt',
    ]);
  });
});
