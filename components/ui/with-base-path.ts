/**
 * Where a path of the studio stands on its host: `/studio/api/ws` for `/api/ws`. For every address that Next does
 * not make by itself (requests, downloads, whole page loads, the browser's history, cookies, links to copy); not
 * for `next/link` and `next/navigation`. The base path is written into the pages when they are built (next.config.ts).
 */
export function withBasePath(path: string): string {
  const basePath = process.env.STUDIO_BASE_PATH ?? '';
  return path === '/' ? basePath || '/' : basePath + path;
}
