import type { Definition } from '@/core/definition/definition.ts';
import type { Surroundings } from '@/core/diagnose/subject.ts';
import type { UseCaseContext } from '../context.ts';
import { withBaseImage } from './with-base-image.ts';

/**
 * What findings depend on beside the texts: the day, and what is known of engine and base image. Nothing is
 * pulled or probed for it: an image that nobody looked at yet, or an engine that is away, leaves it out.
 */
export async function findSurroundings(context: UseCaseContext, definition: Definition): Promise<Surroundings> {
  const today = context.clock.now().toISOString().slice(0, 10);
  const { baseImage } = await withBaseImage(context, definition);
  const status = context.engine.status();
  if (status.state !== 'connected') return { today };
  const engine = { version: status.version, hasBuildKit: status.hasBuildKit };
  if (baseImage.trim() === '') return { today, engine };
  const image = await context.imageStore.find(baseImage).catch(() => undefined);
  const base = image && (await context.database.stores.baseImages.findFacts(image.id));
  return { today, engine, ...(base && { base }) };
}
