import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const forever = new AbortController().signal;
const script = (text: string): [string, ...string[]] => [process.execPath, '-e', text];

it('tells each line of both outputs, and the exit code', async () => {
  const lines: string[] = [];
  const result = await runCommand(
    script('console.log("a"); console.error("b"); process.exitCode = 3'),
    (line) => lines.push(line),
    forever,
  );
  expect(lines.toSorted()).toEqual(['a', 'b']);
  expect(result).toEqual({ type: 'ended', exitCode: 3, lastLines: lines });
});

it('keeps the last lines only', async () => {
  const result = await runCommand(script('for (let i = 0; i < 100; i++) console.log(i)'), () => {}, forever);
  expect(result.type === 'ended' && result.lastLines).toEqual(
    Array.from({ length: 20 }, (_, index) => String(80 + index)),
  );
});

it('says when there is no such program', async () => {
  expect(await runCommand(['studio-no-such-program'], () => {}, forever)).toEqual({ type: 'not-found' });
});

it('ends with its signal', async () => {
  const cancelling = new AbortController();
  const running = runCommand(
    script('console.log("up"); setInterval(() => {}, 1000)'),
    () => cancelling.abort(),
    cancelling.signal,
  );
  await expect(running).rejects.toThrow('aborted');
});
