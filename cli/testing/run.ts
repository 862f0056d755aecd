import { runCommand } from '../run-command.ts';

/** Runs `envstudio` in this process on a fixed day. */
export async function run(...words: readonly string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const code = await runCommand(words, {
    print: (line) => printed.push(line),
    note: (line) => noted.push(line),
    today: '2026-11-23',
  });
  return { code, printed: printed.join('\n'), noted: noted.join('\n') };
}
