import { describe, expect, it } from 'vitest';
import { cleanInstruction, hasTag, normalizeReference } from './image-description.ts';

describe('normalizeReference', () => {
  it.each([
    ['python', 'python', 'latest'],
    ['python:3.12-slim', 'python', '3.12-slim'],
    ['localhost:5000/team/python', 'localhost:5000/team/python', 'latest'],
    ['localhost:5000/team/python:1', 'localhost:5000/team/python', '1'],
  ])('splits %s', (reference, repository, tag) => {
    expect(normalizeReference(reference)).toEqual({ repository, tag });
  });
});

describe('cleanInstruction', () => {
  it.each([
    ['RUN |2 USER=ada TOKEN=a b /bin/sh -c echo hi # buildkit', 'RUN /bin/sh -c echo hi # buildkit'],
    ['|1 TOKEN=abc /bin/sh -c echo hi', '/bin/sh -c echo hi'],
    ['RUN |1 TOKEN=abc bash -ec echo hi', 'RUN bash -ec echo hi'],
    ['COPY a|1 /b # buildkit', 'COPY a|1 /b # buildkit'],
  ])('strips the build arguments of %s', (createdBy, expected) => {
    expect(cleanInstruction(createdBy)).toBe(expected);
  });
});

it('does not take <none>:<none> for a tag', () => {
  expect([hasTag(['<none>:<none>']), hasTag(null), hasTag(['a:1'])]).toEqual([false, false, true]);
});
