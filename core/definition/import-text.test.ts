import { describe, expect, it } from 'vitest';
import { emptyDefinition } from './definition.ts';
import { importText } from './import-text.ts';

const codesOf = (text: string, fileName?: string) => importText(text, fileName).notes.map(({ code }) => code);

describe('importText', () => {
  it('puts a text into its section as it is', () => {
    const text = 'numpy==1\r\n# kept\r\n';
    const { kind, definition } = importText(text, 'requirements.txt', { ...emptyDefinition, baseImage: 'python:3.12' });
    expect(kind).toBe('pip');
    expect(definition).toEqual({ ...emptyDefinition, baseImage: 'python:3.12', pip: text });
  });

  it('says what of an environment.yml stays where it is, and what does not count', () => {
    const text = 'name: old\nprefix: /home/me/x\ndependencies:\n- a\n- pip:\n  - b\n  - c\n';
    const { definition, notes } = importText(text);
    expect(definition.conda).toBe(text);
    expect(definition.pip).toBe('');
    expect(notes.map(({ code }) => code)).toEqual([
      'import-conda',
      'import-name-ignored',
      'import-prefix-ignored',
      'import-nested-pip',
    ]);
    expect(notes.at(-1)?.values).toEqual({ count: '2' });
  });

  it('says that a FROM takes the place of the base image', () => {
    expect(codesOf('FROM python:3.12\n')).toEqual(['import-dockerfile', 'import-from-replaces-base']);
    expect(codesOf('RUN x\n')).toEqual(['import-dockerfile']);
  });

  it('tells of characters that were lost', () => {
    expect(codesOf('numpy # caf\uFFFD\n')).toEqual(['import-pip', 'import-replaced-characters']);
  });

  it('leaves the definition alone when it does not know the text, or there is too much of it', () => {
    expect(importText('Dear all,\n')).toEqual({
      kind: 'unknown',
      definition: emptyDefinition,
      notes: [expect.objectContaining({ code: 'import-unknown' })],
    });
    expect(importText('numpy\n'.repeat(200_000))).toMatchObject({
      definition: emptyDefinition,
      notes: [{ code: 'import-too-long', severity: 'error' }],
    });
  });
});
