import { networkInterfaces } from 'node:os';

const usual = '172.17.0.1';

/** Where containers on the engine's default network reach this machine. */
export function bridgeAddress(): string {
  return networkInterfaces().docker0?.find(({ family }) => family === 'IPv4')?.address ?? usual;
}
