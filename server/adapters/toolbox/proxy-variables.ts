import type { PackageSource } from '@/server/ports/package-source.ts';

/** The host's proxies under the names that every tool reads. */
export function proxyVariables(source: PackageSource): Readonly<Record<string, string>> {
  return {
    ...(source.httpProxy && { HTTP_PROXY: source.httpProxy }),
    ...(source.httpsProxy && { HTTPS_PROXY: source.httpsProxy }),
    ...(source.noProxy && { NO_PROXY: source.noProxy }),
  };
}
