import { expect, test } from 'vitest';
import { clampSelection, coveredLines, cutSelection, extendSelection, selectedLines } from './log-selection.ts';

const at = (line: number, column = 1) => ({ line, column });
const window = { first: 1_001, last: 2_000 };

test('a selection that is dragged on keeps its beginning, which is loaded no longer', () => {
  const begun = { anchor: at(50, 3), active: at(1_500) };
  const put = clampSelection(begun, window);
  expect(put).toEqual({ anchor: at(1_001), active: at(1_500) });
  const dragged = extendSelection(begun, put, { anchor: at(1_001), active: at(1_800, 4) });
  expect(dragged).toEqual({ anchor: at(50, 3), active: at(1_800, 4) });
  expect(selectedLines(dragged)).toEqual({ first: 50, last: 1_800 });
  // A click begins a new one.
  expect(extendSelection(begun, put, { anchor: at(1_700), active: at(1_700) }).anchor).toEqual(at(1_700));
});

test('the text is cut at both ends, also when it was selected backwards or within one line', () => {
  const texts = ['first line', 'middle', 'last line'];
  expect(cutSelection(texts, { anchor: at(1, 7), active: at(3, 5) })).toBe('line\nmiddle\nlast');
  expect(cutSelection(texts, { anchor: at(3, 5), active: at(1, 7) })).toBe('line\nmiddle\nlast');
  expect(cutSelection(['one line'], { anchor: at(9, 2), active: at(9, 4) })).toBe('ne');
  expect(cutSelection(['one line'], { anchor: at(9, 4), active: at(9, 2) })).toBe('ne');
});

test.each([
  ['up to before a line', at(130), at(133), { first: 130, last: 132 }],
  ['the same backwards', at(133), at(130), { first: 130, last: 132 }],
  ['into a line', at(130, 9), at(133, 2), { first: 130, last: 133 }],
  ['within one line', at(130), at(130, 5), { first: 130, last: 130 }],
])('a selection %s covers these lines', (_, anchor, active, lines) => {
  expect(coveredLines({ anchor, active })).toEqual(lines);
});
