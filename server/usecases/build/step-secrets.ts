import { renderStepSettings } from '@/core/dockerfile/render-step-settings.ts';
import { type StepSource, secretIds } from '@/core/dockerfile/run-step.ts';
import type { PackageSource } from '../../ports/package-source.ts';

/** The host's certificates and settings, for the steps that we rendered; handed out by the build's session. */
export function collectSecrets(source: PackageSource): Map<string, Uint8Array> {
  const secrets = new Map<string, Uint8Array>();
  const settings = renderStepSettings(source);
  if (source.certificateAuthorities) secrets.set(secretIds.certificateAuthorities, source.certificateAuthorities);
  if (settings) secrets.set(secretIds.settings, Buffer.from(settings));
  return secrets;
}

/** Which of them there are: all that the rendered text says about them. */
export function stepSourceOf(secrets: ReadonlyMap<string, Uint8Array>): StepSource {
  return {
    hasCertificateAuthorities: secrets.has(secretIds.certificateAuthorities),
    hasSettings: secrets.has(secretIds.settings),
  };
}
