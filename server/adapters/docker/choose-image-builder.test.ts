import { expect, it } from 'vitest';
import type { Engine, EngineStatus } from '@/server/ports/engine.ts';
import type { ImageBuilder, ImageBuildRequest } from '@/server/ports/image-builder.ts';
import { chooseImageBuilder } from './choose-image-builder.ts';

const request: ImageBuildRequest = { engineBuildId: '1', dockerfile: 'FROM scratch', context: [], tags: [] };
const absent: EngineStatus = { state: 'unavailable', address: '', reason: 'refused', detail: '' };
const engineWith = (hasBuildKit: boolean): EngineStatus => ({
  state: 'connected',
  engineId: 'x',
  version: '1',
  hasBuildKit,
  address: '',
  cpuCount: 1,
  memoryBytes: 1,
});

function builderNamed(stepId: string): ImageBuilder {
  return {
    async *build() {
      yield { type: 'clipped', stepId };
      return { type: 'cancelled' };
    },
  };
}

async function chosen(known: EngineStatus, checked: EngineStatus): Promise<unknown> {
  const engine: Engine = { status: () => known, check: async () => checked, watch: () => {} };
  const builder = chooseImageBuilder(engine, builderNamed('buildkit'), builderNamed('classic'));
  return (await builder.build(request, new AbortController().signal).next()).value;
}

it.each([
  ['an engine with BuildKit', engineWith(true), absent, 'buildkit'],
  ['an engine without', engineWith(false), absent, 'classic'],
  ['an engine not asked yet, without', absent, engineWith(false), 'classic'],
  ['no engine: the build says so itself', absent, absent, 'buildkit'],
])('chooses for %s', async (_what, known, checked, expected) => {
  expect(await chosen(known, checked)).toMatchObject({ stepId: expected });
});
