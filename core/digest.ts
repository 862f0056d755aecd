import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { canonicalDefinition } from './definition/canonical.ts';
import type { Definition } from './definition/definition.ts';
import type { ImageInputs } from './definition/image-inputs.ts';

/** 64 hex digits. Text is hashed as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Identity of what the user wrote, 64 hex digits: it decides whether a lock is reused.
 * Cosmetic edits do not change it (`core/definition/canonical.ts`).
 */
export function specificationHash(definition: Definition): string {
  return hashCanonically('studio-spec-v1', canonicalDefinition(definition));
}

/** Identity of what gets built, 64 hex digits: it decides whether an image is reused, and names it. */
export function imageHash(inputs: ImageInputs): string {
  return hashCanonically('studio-image-v1', hashedInputs(inputs));
}

/** What an image hash is the SHA-256 of: a long text goes in by its own. */
export function hashedInputs(inputs: ImageInputs): ImageInputs {
  return { ...inputs, dockerfile: sha256Hex(inputs.dockerfile) };
}

/** RFC 8785 makes one text of equal objects; the prefix keeps hashes of different kinds apart. */
function hashCanonically(kind: string, value: object): string {
  return sha256Hex(`${kind}\n${canonicalize(value) ?? ''}`);
}
