/** A package that one wants to know about, and the version of it that one looks at. */
export interface WantedPackage {
  readonly manager: 'conda' | 'pip';
  readonly name: string;
  readonly channel?: string;
  readonly version?: string;
}
