import { readFileSync, writeFileSync } from 'node:fs';
import { decodeText } from '../core/definition/decode-text.ts';
import { encodeText } from '../core/definition/encode-text.ts';

/** A text file as it was read; `bytes` keep its encoding for when it is written. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** @throws what reading a file throws. */
export function readTextFile(path: string): TextFile {
  const bytes = readFileSync(path);
  return { path, bytes, text: decodeText(bytes) };
}

/**
 * Writes another text in the file's own encoding.
 *
 * @returns false, with the file as it was, when it holds bytes that are no text: they would be lost.
 */
export function writeTextFile(file: TextFile, text: string): boolean {
  if (Buffer.compare(encodeText(file.text, file.bytes), file.bytes) !== 0) return false;
  writeFileSync(file.path, encodeText(text, file.bytes));
  return true;
}
