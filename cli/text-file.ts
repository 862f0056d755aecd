import { readFileSync, writeFileSync } from 'node:fs';
import { decodeText } from '../core/definition/decode-text.ts';
import { encodeText } from '../core/definition/encode-text.ts';
import { reasonOf } from './reason-of.ts';

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
 * @returns why not, with the file as it was: bytes that are no text would be lost.
 */
export function writeTextFile(file: TextFile, text: string): { readonly problem?: string } {
  if (Buffer.compare(encodeText(file.text, file.bytes), file.bytes) !== 0) {
    return { problem: 'it holds bytes that are no text' };
  }
  try {
    writeFileSync(file.path, encodeText(text, file.bytes));
    return {};
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
