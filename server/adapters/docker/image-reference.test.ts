import { describe, expect, it } from 'vitest';
import { parseReference } from './image-reference.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('parseReference', () => {
  it.each([
    ['python', { repository: 'python', tag: 'latest' }],
    ['python:3.12-slim', { repository: 'python', tag: '3.12-slim' }],
    ['team/my_env__x/a-b--c.d:1', { repository: 'team/my_env__x/a-b--c.d', tag: '1' }],
    ['localhost:5000/team/python', { repository: 'localhost:5000/team/python', tag: 'latest' }],
    ['Registry.Example.com/python:1', { repository: 'Registry.Example.com/python', tag: '1' }],
    [`python@${digest}`, { repository: 'python', digest }],
    [`python:3@${digest}`, { repository: 'python', digest }],
    [digest, { repository: 'sha256', tag: 'a1'.repeat(32) }],
  ])('reads %s', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  it.each([
    '',
    ' ',
    'Python',
    'a b',
    '../containers/json',
    'a/../../info',
    'a?x=1',
    'a#b',
    'a%2fb',
    'a:',
    'a@sha256:1',
    '/a',
    'a/',
    'a\nb',
    'a'.repeat(10_000),
  ])('refuses %j', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});
