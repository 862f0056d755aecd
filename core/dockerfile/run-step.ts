import type { EscapeCharacter } from './quote-value.ts';

/** Where the mounts of our steps appear; the directory is empty in the image. */
export const mountRoot = '/run/studio';

/** Directory of our files in the build context: hidden, so that a user's own `COPY *` passes it by. */
export const contextRoot = '.studio';

/** Ids of the secrets that the build's session hands out to our steps; a user's own mounts may not name them. */
export const secretIds = { certificateAuthorities: 'studio-ca', settings: 'studio-settings' } as const;

/** What reaches a step from outside the definition. */
export interface StepSource {
  /** The session has a PEM bundle under `studio-ca`. */
  readonly hasCertificateAuthorities: boolean;
  /** The session has proxy and index settings under `studio-settings` (`render-step-settings.ts`). */
  readonly hasSettings: boolean;
}

export interface RunStep {
  /** Mount options, `type=bind,…`. */
  readonly mounts: readonly string[];
  /** Exported before the commands, for this step only. */
  readonly variables: Readonly<Record<string, string>>;
  /** Shell commands of ours; none may hold a user's text. */
  readonly commands: readonly string[];
}

/** One RUN that installs: writes nothing but what its commands write, and fails at the first that fails. */
export function renderRunStep(step: RunStep, source: StepSource, escapeCharacter: EscapeCharacter): string {
  const mounts = [...step.mounts];
  const lines = ['set -eu'];
  if (source.hasSettings) {
    mounts.push(`type=secret,id=${secretIds.settings},target=${mountRoot}/settings.sh`);
    lines.push(`. ${mountRoot}/settings.sh`);
  }
  const variables = { HOME: '/tmp', PYTHONDONTWRITEBYTECODE: '1', ...step.variables };
  const exported = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  if (source.hasCertificateAuthorities) {
    mounts.push(`type=secret,id=${secretIds.certificateAuthorities},target=${mountRoot}/ca.pem`);
    exported.push(`SSL_CERT_FILE=${mountRoot}/ca.pem`);
  }
  mounts.push('type=tmpfs,target=/tmp');
  lines.push(`export ${exported.join(' ')}`, ...step.commands);
  const continued = ` ${escapeCharacter}\n    `;
  const flags = mounts.map((mount) => `--mount=${mount}`).join(continued);
  return `RUN ${flags}${continued}${lines.join(`;${continued}`)}\n`;
}
