/** A version that a line asks for by itself: `==1.26.4`, or all that begin with it (`=1.26`, `==1.26.*`). */
export interface VersionPin {
  readonly version: string;
  readonly isPrefix: boolean;
}
