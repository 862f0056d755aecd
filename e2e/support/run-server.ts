import { execFile } from 'node:child_process';

/** Runs the server until it ends by itself, and gives what it printed. */
export function runServer(
  parameters: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const server = execFile(
      process.execPath,
      ['--enable-source-maps', 'dist/server.mjs', ...parameters],
      { timeout: 60_000, env: { ...process.env, NODE_ENV: 'production', ...variables } },
      (_, stdout, stderr) => resolve({ exitCode: server.exitCode, output: stdout + stderr }),
    );
  });
}
