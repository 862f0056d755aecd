/** The flags that BuildKit reads of each instruction, with what they take; `=` begins a value. */
export const instructionFlags: Readonly<Record<string, readonly string[]>> = {
  ADD: ['--checksum=', '--chmod=', '--chown=', '--exclude=', '--keep-git-dir', '--link', '--unpack'],
  COPY: ['--chmod=', '--chown=', '--exclude=', '--from=', '--link', '--parents'],
  FROM: ['--platform='],
  HEALTHCHECK: ['--interval=', '--retries=', '--start-interval=', '--start-period=', '--timeout='],
  RUN: ['--mount=', '--network=', '--security='],
};

/** What `--mount=` can be followed by, ready to be filled in. */
export const mountForms: readonly string[] = [
  'type=bind,source=,target=',
  'type=cache,target=/root/.cache',
  'type=secret,id=',
  'type=ssh',
  'type=tmpfs,target=/tmp',
];
