import { expect, it } from 'vitest';
import { sectionOfFile } from './section-of-file.ts';

it.each([
  ['a/environment.yml', 'no: [yaml', 'conda'],
  ['x.YAML', '', 'conda'],
  ['requirements.txt', 'dependencies:\n  - a\n', 'pip'],
  ['requirements-dev.in', '{{ a }}\n', 'pip'],
  ['Dockerfile', '', 'dockerfile'],
  ['Dockerfile.gpu', 'numpy\n', 'dockerfile'],
  ['gpu.dockerfile', '', 'dockerfile'],
  ['Containerfile', '', 'dockerfile'],
  ['list.txt', 'numpy\n', 'pip'],
  ['list.txt', 'Dear all,\n', 'pip'],
  ['environment.txt', 'channels: [a]\ndependencies:\n  - b\n', 'conda'],
  ['build', 'FROM python:3.12\n', 'dockerfile'],
  ['dockerfiles.md', 'Dear all,\n', 'unknown'],
  ['picture.png', '\u0000PNG', 'unknown'],
])('takes %j with %j for %s', (path, text, section) => {
  expect(sectionOfFile(path, text)).toBe(section);
});
