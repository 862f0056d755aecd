import type { Definition } from '@/core/definition/definition.ts';
import { diagnose } from '@/core/diagnose/diagnose.ts';
import { specificationHash } from '@/core/digest.ts';
import { StudioError } from '@/core/errors.ts';

/**
 * The specification hash of what may be registered. What is known not to build gets no number; a draft can
 * hold it for ever. Throws `DEFINITION_HAS_ERRORS`.
 */
export function acceptDefinition(definition: Definition): string {
  const errors = diagnose(definition).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    throw new StudioError('DEFINITION_HAS_ERRORS', { count: String(errors.length), first: first.code });
  }
  return specificationHash(definition);
}
