import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { LineRange } from './log-store.ts';

type Model = ReturnType<Monaco['editor']['createModel']>;

/** Makes a model that holds the lines `from` hold the lines `to`: what both have stays, so that the editor keeps it. */
export function moveWindow(
  monaco: Monaco,
  model: Model,
  from: LineRange,
  to: LineRange,
  textOf: (line: number) => string,
): void {
  const join = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => textOf(first + index)).join('\n');
  const isApart = from.last < from.first || to.first > from.last || to.last < from.first;
  if (isApart) {
    model.setValue(join(to.first, to.last));
    return;
  }
  const edits: { range: InstanceType<Monaco['Range']>; text: string; forceMoveMarkers: boolean }[] = [];
  const edit = (range: InstanceType<Monaco['Range']>, text: string) =>
    edits.push({ range, text, forceMoveMarkers: true });
  if (to.first > from.first) edit(new monaco.Range(1, 1, to.first - from.first + 1, 1), '');
  else if (to.first < from.first) edit(new monaco.Range(1, 1, 1, 1), `${join(to.first, from.first - 1)}\n`);
  const end = model.getFullModelRange().getEndPosition();
  if (to.last > from.last) {
    edit(monaco.Range.fromPositions(end), `\n${join(from.last + 1, to.last)}`);
  } else if (to.last < from.last) {
    const last = to.last - from.first + 1;
    edit(new monaco.Range(last, model.getLineMaxColumn(last), end.lineNumber, end.column), '');
  }
  model.applyEdits(edits);
}
