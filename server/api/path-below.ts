/** What follows the base path in the path of an address, `/` for the base path itself; undefined outside of it. */
export function pathBelow(basePath: string, pathname: string): string | undefined {
  if (pathname === basePath) return '/';
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : undefined;
}
