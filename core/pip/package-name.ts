/** One spelling for all names that mean the same package (PEP 503): `Foo_Bar.baz` is `foo-bar-baz`. */
export function normalisePackageName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
