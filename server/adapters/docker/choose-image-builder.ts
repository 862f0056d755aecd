import type { Engine } from '@/server/ports/engine.ts';
import type { ImageBuilder } from '@/server/ports/image-builder.ts';

/** Builds with BuildKit; with the classic builder only where the engine has nothing else, as far as is known then. */
export function chooseImageBuilder(engine: Engine, buildKit: ImageBuilder, classic: ImageBuilder): ImageBuilder {
  return {
    async *build(request, signal) {
      const known = engine.status();
      const status = known.state === 'connected' ? known : await engine.check();
      const hasOnlyClassic = status.state === 'connected' && !status.hasBuildKit;
      return yield* (hasOnlyClassic ? classic : buildKit).build(request, signal);
    },
  };
}
