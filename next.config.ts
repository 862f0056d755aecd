import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { pagesFolderOf } from './scripts/setup/base-path.mjs';

const isDevelopment = process.env.NODE_ENV === 'development';
const basePath = process.env.STUDIO_BASE_PATH ?? '';

/** Development needs eval for React's stack frames and Turbopack's hot reload; a built studio needs none. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

const nextConfig: NextConfig = {
  basePath,
  distDir: pagesFolderOf(basePath),
  // What the browser knows of it: components/ui/with-base-path.ts.
  env: { STUDIO_BASE_PATH: basePath },
  poweredByHeader: false,
  devIndicators: false,
  // The studio's own address; without it Next refuses its reload connection, and pages never wake up.
  allowedDevOrigins: ['127.0.0.1'],
  reactStrictMode: true,
  // `npm run check` type-checks the whole house; doing it again would only slow down the first start.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: import.meta.dirname,
    // The pages of docs/findings are shown in the product: their text is a part of the build.
    rules: { '*.md': { type: 'text' } },
    resolveAlias: {
      // monaco-yaml's worker still imports the path that monaco 0.56 removed.
      'monaco-editor/esm/vs/editor/editor.worker.js': 'monaco-editor/editor/editor.worker',
      // dockerfile-language-service would ask Docker Hub for tags; no request may leave the origin.
      https: './components/ui/monaco/no-https.ts',
      // monaco-yaml's worker would bring 100 kB of formatter that is never asked.
      'prettier/standalone': './components/ui/monaco/no-prettier.ts',
      'prettier/plugins/yaml': './components/ui/monaco/no-prettier.ts',
      'prettier/plugins/estree': './components/ui/monaco/no-prettier.ts',
    },
  },
  // What asks for an icon without having read a page: bookmarks, feed readers, an image opened by itself.
  redirects: async () => [
    { source: '/favicon.ico', destination: '/icon.svg', permanent: true },
    // Whoever asks the process itself for its host.
    ...(basePath ? [{ source: '/', destination: basePath, basePath: false as const, permanent: false }] : []),
  ],
  headers: async () => [
    {
      source: '/:path*',
      // Also what stands outside: "not found".
      basePath: false,
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default createNextIntlPlugin('./app/i18n/request.ts')(nextConfig);
