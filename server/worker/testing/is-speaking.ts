import type { BuildDetail } from '@/core/build/build-detail.ts';

/** A step of the engine is at work and has said something. How many lines came before depends on who locked first. */
export function isSpeaking({ steps }: BuildDetail): boolean {
  return steps.some(
    ({ phase, state, firstLine }) => phase === 'build' && state === 'running' && firstLine !== undefined,
  );
}
