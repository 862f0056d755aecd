/** `[12]` or `[12, 4]`. */
export type CudaVersion = readonly number[];

/** `cu118`, `cu92`, `cu12`, `cuda112`, `cuda12`, `cuda10.1.243`, `cuda-12.1`, as tags and addresses have them. */
const tag = /(?:^|[^a-z])(?:pt\d+)?cu(?:da)?[-_]?(\d+)(?:\.(\d+))?/i;

/** The CUDA version that a tag, build string or address names. */
export function cudaVersionInTag(text: string): CudaVersion | undefined {
  const [, digits, minor] = tag.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (minor !== undefined) return [Number(digits), Number(minor)];
  // Up to 9 a major version has one digit, so `92` is 9.2 while `12` is 12.
  const majorLength = /^[1-7]/.test(digits) ? 2 : 1;
  const rest = digits.slice(majorLength);
  return [Number(digits.slice(0, majorLength)), ...(rest === '' ? [] : [Number(rest)])];
}

/** `11.8` or `12`. */
export function cudaName(version: CudaVersion): string {
  return version.join('.');
}
