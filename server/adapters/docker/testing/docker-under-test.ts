import { homedir } from 'node:os';
import { connectEngine } from '../connect-engine.ts';
import { createDockerAdapter, type DockerAdapter } from '../docker-adapter.ts';
import { type EngineSurroundings, findEngineAddress } from '../find-engine-address.ts';
import { testImageLabel } from './collect-build.ts';

/** The engine of this machine, found as the studio finds it. Tests alone read the environment here. */
const surroundings: EngineSurroundings = {
  dockerHost: process.env.DOCKER_HOST,
  dockerContext: process.env.DOCKER_CONTEXT,
  home: homedir(),
};

export function dockerUnderTest(): DockerAdapter {
  return createDockerAdapter(surroundings);
}

/** The bare client, to see with other eyes than those of the code under test. */
export function bareClient() {
  return connectEngine(findEngineAddress(surroundings));
}

/** Removes the images of tests that have no tag, or none any more. */
export async function removeUntaggedTestImages(): Promise<void> {
  await bareClient().pruneImages({ filters: { dangling: ['true'], label: [testImageLabel] } });
}
