import { describe, expect, it } from 'vitest';
import { type EngineImage, sortImages } from './sort-images.ts';

const kept = 'a'.repeat(64);
const gone = 'b'.repeat(64);
const elsewhere = 'd'.repeat(64);
const needed = { hashes: new Set([kept]), known: new Set([kept, gone]), toolbox: 'envstudio/toolbox:new' };
const image = (tags: readonly string[], labels: EngineImage['labels'] = {}): EngineImage => ({
  id: 'sha256:1',
  tags,
  labels,
  sizeBytes: 100,
  sharedBytes: 60,
});

describe('sortImages', () => {
  it.each<[string, EngineImage, string]>([
    ['of a kept version', image([`envstudio/env_${kept}:latest`, 'envstudio/default/fraud:3']), 'version'],
    ['of a kept version, known by its label alone', image([], { 'studio.image-hash': `sha256:${kept}` }), 'version'],
    ['of none that is kept', image([`envstudio/env_${gone}:latest`, 'envstudio/default/fraud:2']), 'unneeded'],
    ['without a name any more', image([], { 'studio.image-hash': `sha256:${gone}` }), 'unneeded'],
    ['that a killed worker left of a build', image([], { 'studio.part': 'user-part' }), 'unneeded'],
    ['of a build, to which somebody gave a name', image(['team/mine:1'], { 'studio.part': 'user-part' }), 'foreign'],
    ['to which somebody gave a name', image([`envstudio/env_${gone}:latest`, 'team/special:1']), 'foreign'],
    ['of another studio on the same engine', image([`envstudio/env_${elsewhere}:latest`]), 'foreign'],
    ['of another studio, without a name', image([], { 'studio.image-hash': `sha256:${elsewhere}` }), 'foreign'],
    ['the toolbox', image(['envstudio/toolbox:new']), 'toolbox'],
    ['an earlier toolbox', image(['envstudio/toolbox:old']), 'old-toolbox'],
    ['somebody else’s', image(['postgres:16']), 'foreign'],
    ['somebody else’s without a name', image([]), 'foreign'],
    ['a base image made here', image(['envstudio/debian-python:3.11-bookworm']), 'foreign'],
  ])('%s', (_, given, use) => {
    expect(sortImages([given], needed)[0]?.use).toBe(use);
  });

  it('names versions, and says what an image has alone', () => {
    const [sorted] = sortImages([image([`envstudio/env_${kept}:latest`, 'envstudio/default/fraud:3'])], needed);
    expect(sorted).toMatchObject({ names: ['fraud@3'], sizeBytes: 100, ownBytes: 40 });
  });

  it('calls no toolbox old before the current one is known', () => {
    const unknown = { ...needed, toolbox: undefined };
    expect(sortImages([image(['envstudio/toolbox:old'])], unknown)[0]?.use).toBe('toolbox');
  });
});
