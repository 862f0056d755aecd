import { BuildWriter } from './build-writer.ts';
import { DraftWriter } from './draft-writer.ts';
import type { KillWriter } from './kill-writer.ts';
import { RegistrationWriter } from './registration-writer.ts';
import type { StudioUnderKills } from './studio-under-kills.ts';

/** Somebody who writes of each kind of fact that a studio acknowledges. */
export async function openWriters(studio: StudioUnderKills): Promise<readonly KillWriter[]> {
  const opened = await Promise.all([
    RegistrationWriter.open(studio, 'kills-a'),
    RegistrationWriter.open(studio, 'kills-b'),
    DraftWriter.open(studio, 'kills-draft'),
  ]);
  return [...opened, new BuildWriter(studio)];
}
