import type { Definition, StudioUnderBench } from './studio-under-bench.ts';

export interface RegisteredVersion {
  readonly name: string;
  readonly number: number;
}

/** What the names of this run's environments begin with. */
export const benchName = `bench-${process.pid}-`;

let count = 0;

/** A name no environment has yet. */
export function newName(): string {
  count += 1;
  return `${benchName}${count}`;
}

/** Creates an environment and registers its first version. */
export async function register(studio: StudioUnderBench, definition: Definition): Promise<RegisteredVersion> {
  const { client, workspace } = studio;
  const name = newName();
  await client.environment.create.mutate({ workspace, name, description: '', tags: [], definition });
  const { number } = await client.version.register.mutate({ workspace, name, definition, note: '' });
  return { name, number };
}

/** Starts a build and waits on the socket until it has ended; throws when it does not succeed. */
export async function buildToTheEnd(studio: StudioUnderBench, { name, number }: RegisteredVersion): Promise<string> {
  const { buildId } = await studio.client.build.start.mutate({ workspace: studio.workspace, name, number });
  await untilBuilt(studio, buildId);
  return buildId;
}

function untilBuilt({ live, workspace }: StudioUnderBench, buildId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = live.build.watch.subscribe(
      { workspace, buildId },
      {
        onData: ({ state, failure }) => {
          if (state === 'succeeded') resolve();
          else if (state === 'failed' || state === 'cancelled') {
            reject(new Error(`the build ${state}: ${JSON.stringify(failure)}`));
          } else return;
          subscription.unsubscribe();
        },
        onError: reject,
      },
    );
  });
}
