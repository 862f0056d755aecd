import type { Studio } from '../usecases/context.ts';

/** Steps follow each other quickly; a terminal shows one now and then. */
const tellIntervalMs = 2_000;

/**
 * Tells the person at the terminal what still has to be made before builds can begin (base image, toolbox),
 * and when it is done; returns then. A start at which all is there stays silent.
 */
export async function reportPreparation(
  {
    engine,
    toolbox,
    preparation,
    events,
    clock,
  }: Pick<Studio, 'engine' | 'toolbox' | 'preparation' | 'events' | 'clock'>,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let told = '';
  let toldAtMs = 0;
  const tell = (line: string) => {
    if (line === told) return;
    told = line;
    toldAtMs = clock.now().getTime();
    write(`  ${line}`);
  };
  const describeStep = (): string | undefined => {
    const baseImage = preparation.baseImage();
    const tools = toolbox.status();
    if (baseImage.state === 'preparing')
      return `preparing the first base image: ${baseImage.step || 'looking for one'}`;
    if (tools.state === 'preparing') return `preparing the toolbox: ${tools.step}`;
    return undefined;
  };

  for await (const _ of events.subscribe('engine', signal)) {
    const status = engine.status();
    const step = describeStep();
    if (preparation.isReady()) {
      if (told) tell('base image and toolbox are ready: builds can begin');
      return;
    }
    if (status.state === 'unavailable') {
      tell(`no Docker engine answers at ${status.address}: builds wait until one does`);
    } else if (step && clock.now().getTime() - toldAtMs > tellIntervalMs) tell(step);
  }
}
