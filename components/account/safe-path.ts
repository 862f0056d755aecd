/** Where to go after signing in: an address of this studio, never of another site. */
export function safePath(next: string | null): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.startsWith('/\\')) return '/';
  return next;
}
