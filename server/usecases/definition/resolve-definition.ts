import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import { outlineSections } from '@/core/definition/section-outline.ts';
import { parseDockerfile } from '@/core/dockerfile/parse-dockerfile.ts';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { Resolution } from '../../ports/conda-solver.ts';
import { findBaseFacts } from '../base-image/find-base-facts.ts';
import type { UseCaseContext } from '../context.ts';
import { resolvePip, solveConda } from '../lock/solve-sections.ts';
import { withBaseImage } from './with-base-image.ts';

export const resolveDefinitionInput = z.object({ definition: definitionSchema });

export interface ResolvedDefinition {
  readonly conda?: Resolution;
  readonly pip?: Resolution;
  readonly pythonVersion?: string;
  readonly base?: BaseImageFacts;
  readonly durationMs: number;
  /** Why nothing can be resolved now. */
  readonly unavailable?: 'engine' | 'toolbox' | 'base-image';
}

/**
 * The versions that the solvers would choose now, to look at while typing. Nothing is stored, pulled or
 * built: a base image that the engine does not have leaves the answer empty.
 */
export async function resolveDefinition(
  context: UseCaseContext,
  input: z.infer<typeof resolveDefinitionInput>,
  signal: AbortSignal,
): Promise<ResolvedDefinition> {
  const startMs = context.clock.now().getTime();
  const answer = await resolve(context, input, signal);
  return { ...answer, durationMs: context.clock.now().getTime() - startMs };
}

async function resolve(
  context: UseCaseContext,
  input: z.infer<typeof resolveDefinitionInput>,
  signal: AbortSignal,
): Promise<Omit<ResolvedDefinition, 'durationMs'>> {
  if (context.engine.status().state !== 'connected') return { unavailable: 'engine' };
  if (context.toolbox.status().state !== 'ready') return { unavailable: 'toolbox' };
  const definition = await withBaseImage(context, input.definition);
  const reference = findOwnBase(definition.dockerfile) ?? definition.baseImage;
  const isThere = reference !== '' && (await context.imageStore.find(reference));
  if (!isThere) return { unavailable: 'base-image' };
  const base = await findBaseFacts(context, reference, signal);

  const outline = outlineSections(definition, undefined);
  const conda = outline.hasConda ? await solveConda(context, definition, base, signal) : undefined;
  const solved = conda?.ok ? conda : undefined;
  const pythonVersion = solved?.pythonVersion ?? base.pythonVersion;
  // Beside packages that cannot be chosen, the pip section has no answer either.
  const canResolvePip = outline.hasPip && (conda === undefined || solved !== undefined);
  const situation = { condaPackages: solved?.lock.packages ?? [], pythonVersion };
  const resolvePipNow = (isOffline: boolean) =>
    resolvePip(context, definition, base, { ...situation, isOffline }, signal);
  // What is in the cache answers in 0.2 s, the index in 1.5 s: it is asked when the cache does not do.
  const cached = canResolvePip ? await resolvePipNow(true) : undefined;
  const pip = cached && !cached.ok ? await resolvePipNow(false) : cached;
  return { base, ...(conda && { conda }), ...(pip && { pip }), ...(pythonVersion && { pythonVersion }) };
}

/** The image under a Dockerfile's last stage: near enough to what its instructions leave, without running them. */
function findOwnBase(dockerfile: string): string | undefined {
  const parsed = parseDockerfile(dockerfile).value;
  let stage = parsed?.lastStage;
  while (stage?.baseStage !== undefined) stage = parsed?.stages[stage.baseStage];
  return stage?.resolvedBase;
}
