import { describe, expect, it } from 'vitest';
import { findReservedUses } from './reserved-mounts.ts';

describe('findReservedUses', () => {
  it.each([
    ['a plain identifier', 'RUN --mount=type=secret,id=studio-index x'],
    ['capitals', 'run --mount=TYPE=secret,ID=Studio x'],
    ['a stage of ours', 'RUN --mount=from=studio-tools,target=/t x'],
    ['a copy from a stage of ours', 'COPY --from=studio-tools /a /b'],
    ['a flag after others', 'RUN --network=none --mount=type=cache,id=studio x'],
    ['quotes around the flag', 'RUN --mount="type=secret,id=studio" x'],
    ['quotes around the field', 'RUN --mount=type=secret,\\"id=studio\\" x'],
    ['escapes inside a word', 'RUN --mount=type=secret,i\\d=stu\\dio x'],
    ['a continued line', 'RUN --mount=type=secret,\\\nid=studio x'],
    ['a comment between continued lines', 'RUN --mount=type=secret,\\\n# x\nid=stu\\\ndio x'],
    ['a keyword cut in two', 'RU\\\nN --mount=type=secret,id=studio x'],
    ['the other escape character', '# escape=`\nRUN --mount=type=secret,`\nid=studio x'],
    ['a trigger', 'ONBUILD RUN --mount=type=secret,id=studio x'],
    ['a heredoc that an old engine does not know', 'RUN <<EOF\nRUN --mount=type=secret,id=studio x\nEOF'],
    ['the source of a secret', 'RUN --mount=type=secret,source=studio x'],
    ['the end of the target of a secret', 'RUN --mount=type=secret,target=/run/secrets/studio x'],
    ['a variable that could be anything', 'RUN --mount=type=secret,id=$X x'],
    ['a variable that could finish the word', 'RUN --mount=type=secret,id=stu\u0024{X} x'],
    ['a variable for the type', 'RUN --mount=type=$T,source=studio x'],
    ['a lone carriage return, which is a space to BuildKit', 'RUN\r--mount=type=secret,id=studio x'],
    ['a space that JavaScript does not know', 'RUN --network=none\u0085--mount=type=secret,id=studio x'],
    ['a space that only JavaScript knows', 'RUN --mount=type=secret,target=/a\uFEFFb,id=studio x'],
    ['no comment to BuildKit', 'RUN --mount=type=secret,target=/a\\\n\uFEFF#,id=studio x'],
    ['a line that only BuildKit finds empty', 'RUN --mount=type=secret,target=/a,\\\n\u0085\nid=studio x'],
    ['a line that does not go on for BuildKit', 'LABEL a=b\\\u00a0\nRU\\\nN --mount=type=secret,id=studio x'],
    ['carriage returns', 'RUN --mount=type=secret,\\\r\nid=studio x\r\n'],
  ])('finds %s', (_what, source) => {
    const [use, ...others] = findReservedUses(source);
    expect(others).toEqual([]);
    expect(use?.identifier.toLowerCase()).toMatch(/^stu|^\$/);
    expect(source.slice(use?.range.start, use?.range.end)).toMatch(/^--(mount|from)=/);
  });

  it.each([
    ['another identifier', 'RUN --mount=type=secret,id=token x'],
    ['the word in a command', 'RUN echo --mount=type=secret,id=studio'],
    ['an image of that name', 'COPY --from=studio/tools:1 /a /b'],
    ['a file of that name', 'RUN --mount=type=bind,source=studio.txt,target=/studio x'],
    ['a cache at a place of that name', 'RUN --mount=type=cache,target=/studio x'],
    ['a variable after other letters', 'RUN --mount=type=cache,id=apt-$X,target=/x x'],
    ['a comment', '# RUN --mount=type=secret,id=studio x'],
  ])('leaves %s alone', (_what, source) => {
    expect(findReservedUses(source)).toEqual([]);
  });
});
