/**
 * How this host reaches packages: given to the toolbox and to the steps of a build that we rendered,
 * as mounts and settings of that step only, never in a layer.
 */
export interface PackageSource {
  /** Host's pip `index-url`; absent: the public index. */
  readonly indexUrl?: string;
  readonly extraIndexUrls: readonly string[];
  readonly trustedHosts: readonly string[];
  /** PEM bundle, when the host trusts more than the public authorities. */
  readonly certificateAuthorities?: Uint8Array;
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
}
