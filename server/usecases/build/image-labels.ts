import type { StoredLock } from '@/db/stores/lock-store.ts';

/** OCI's own keys where there is one; nothing that differs between two builds of the same image. */
export function imageLabels(
  specificationHash: string,
  imageHash: string,
  { content }: StoredLock,
): Record<string, string> {
  return {
    'org.opencontainers.image.title': `env_${imageHash}`,
    ...(content.base.reference && { 'org.opencontainers.image.base.name': content.base.reference }),
    'studio.specification-hash': `sha256:${specificationHash}`,
    'studio.image-hash': `sha256:${imageHash}`,
  };
}
