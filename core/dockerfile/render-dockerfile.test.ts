import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import { renderDockerfile } from './render-dockerfile.ts';
import { renderStepSettings } from './render-step-settings.ts';

const base = { ...emptyDefinition, baseImage: 'python:3.11-slim' };

test.each<[string, Partial<Definition>]>([
  ['baseImage', { baseImage: 'python\nRUN evil' }],
  ['baseImage', { baseImage: '--platform=x' }],
  ['baseImage', { baseImage: '' }],
  ['user', { user: 'root\nRUN evil' }],
  ['user', { user: '$(id)' }],
  ['interpreterPath', { pip: 'pandas', interpreterPath: '/bin/sh -c evil;' }],
  ['variables', { variables: [{ name: 'A', value: 'two\nlines' }] }],
])('refuses a %s that would be an instruction of its own', (field, change) => {
  expect(() => renderDockerfile({ definition: { ...base, ...change } })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', values: expect.objectContaining({ field }) }),
  );
});

test('a Dockerfile with its own FROM needs no base image', () => {
  const definition = { ...base, baseImage: '', dockerfile: 'FROM scratch\n' };
  expect(renderDockerfile({ definition }).dockerfile).toBe('FROM scratch\n');
});

test('settings of a step survive a shell, whatever they hold', () => {
  const httpProxy = `http://user:p'a$(id)"ss\\@proxy:3128`;
  const settings = renderStepSettings({ httpProxy, extraIndexUrls: ['https://a/simple', 'https://b/simple'] });
  const script = `${settings}\nprintf '%s\\n' "$HTTP_PROXY" "$http_proxy" "$UV_INDEX"`;
  const output = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(output.split('\n').slice(0, 3)).toEqual([httpProxy, httpProxy, 'https://a/simple https://b/simple']);
});

test('without settings there is no secret', () => {
  expect(renderStepSettings({ extraIndexUrls: [], trustedHosts: [] })).toBeUndefined();
});
