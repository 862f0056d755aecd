import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { dockerUnderTest } from './testing/docker-under-test.ts';

const { imageBuilder, imageStore, containers } = dockerUnderTest();
const tag = `studio-test/rendered:${process.pid}`;

beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
});
afterAll(async () => {
  await imageStore.remove(tag);
});

async function build(definition: Partial<Definition>, labels: Record<string, string> = {}) {
  const whole = { ...emptyDefinition, baseImage: busyboxImage, userManaged: true, ...definition };
  const { outcome } = await collectBuild(imageBuilder, renderDockerfile({ definition: whole, labels }).dockerfile, {
    tags: [tag],
  });
  expect(outcome).toMatchObject({ type: 'built' });
  const image = await imageStore.find(tag);
  if (!image) throw new Error('the image that was just built is not there');
  return image;
}

/** What the engine makes of quotes, dollars, backslashes and the beginnings of other syntax. */
const nastyValues = [
  ...fc.sample(
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\n\r\0]/.test(text)),
    {
      numRuns: 100,
      seed: 1,
    },
  ),
  ...fc.sample(
    fc
      .array(fc.constantFrom('$', '"', "'", '\\', '`', '{', '}', 'PATH', ' ', '#', '<<EOF', '\t', ':-', '='), {
        maxLength: 8,
      })
      .map((pieces) => pieces.join('')),
    { numRuns: 300, seed: 2 },
  ),
];

describe('a rendered Dockerfile on a real engine', () => {
  it.each(['', '# escape=`\nENV FIRST=1\n'])('keeps every value exactly, after %j', async (dockerfile) => {
    const variables = nastyValues.map((value, index) => ({ name: `V${index}`, value }));
    const expected = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    const image = await build({ dockerfile, variables }, expected);
    expect(image.variables).toMatchObject(expected);
    expect(image.labels).toMatchObject(expected);
  });

  it.each([
    ['1000:1000', '1000:1000 /tmp'],
    ['4321', '4321:4321 /home/studio'],
    ['4321:1234', '4321:1234 /home/studio'],
    ['scientist', '1001:1001 /home/scientist'],
    ['scientist:team', '1001:1000 /home/scientist'],
    ['ada', '1000:1000 /tmp'],
    ['root', '0:0 /'],
  ])('gives user %s a home to write in', async (user, expected) => {
    await build({ user });
    const command = ['sh', '-c', 'touch "$HOME/probe" && echo "$(id -u):$(id -g) $HOME"'];
    const { stdout, stderr } = await containers.run({ image: tag, command, network: 'none' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(expected);
  });

  it('gives the image back to the user of the Dockerfile', async () => {
    const image = await build({
      dockerfile: `FROM ${busyboxImage} AS tools\nARG NAME=ada\nUSER $NAME\nFROM tools\nENTRYPOINT ["sh"]\n`,
      variables: [{ name: 'A', value: 'b' }],
    });
    expect(image).toMatchObject({ user: 'ada', entrypoint: ['sh'] });
  });
});
