import type { ImageInspectInfo } from 'dockerode';
import type { ImageDescription } from '@/server/ports/image-store.ts';

/** The engine's description of an image in our words. */
export function describeImage(image: ImageInspectInfo): ImageDescription {
  const { Config } = image;
  return {
    id: image.Id,
    tags: (image.RepoTags ?? []).filter(isTag),
    repositoryDigests: image.RepoDigests ?? [],
    sizeBytes: image.Size,
    createdAt: image.Created,
    architecture: image.Architecture,
    user: Config.User ?? '',
    workingDirectory: Config.WorkingDir ?? '',
    entrypoint: [Config.Entrypoint ?? []].flat(),
    command: Config.Cmd ?? [],
    variables: Object.fromEntries((Config.Env ?? []).map(splitVariable)),
    labels: Config.Labels ?? {},
    triggers: Config.OnBuild ?? [],
  };
}

/** The engine writes `<none>:<none>` for an image that has lost its tag. */
export function hasTag(tags: readonly string[] | null | undefined): boolean {
  return (tags ?? []).some(isTag);
}

/** An instruction of `docker history` without the build arguments that the engine puts before it (`|2 A=x B=y /bin/sh -c …`). */
export function cleanInstruction(createdBy: string): string {
  const withArguments = /^(RUN )?\|(\d+) (.*)$/s.exec(createdBy);
  if (!withArguments) return createdBy;
  const [, prefix = '', count, rest = ''] = withArguments;
  const shell = rest.indexOf('/bin/sh -c ');
  if (shell !== -1) return prefix + rest.slice(shell);
  return prefix + rest.split(' ').slice(Number(count)).join(' ');
}

function isTag(tag: string): boolean {
  return tag !== '<none>:<none>';
}

function splitVariable(variable: string): [name: string, value: string] {
  const equals = variable.indexOf('=');
  return equals === -1 ? [variable, ''] : [variable.slice(0, equals), variable.slice(equals + 1)];
}
