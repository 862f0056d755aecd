import { describe, expect, it } from 'vitest';
import { cleanInstruction, hasTag } from './image-description.ts';

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
