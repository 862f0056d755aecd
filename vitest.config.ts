import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };
const outside = ['**/node_modules/**', '**/.next*/**', '**/dist/**', 'e2e/**'];

/** `unit`: pure and fast. `integration`: a real engine and a real database, so fewer at a time and more patience. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...outside, '**/*.integration.test.ts'],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          globalSetup: ['db/testing/test-database-teardown.ts'],
          include: ['**/*.integration.test.ts'],
          exclude: outside,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          // A real engine on a busy machine: one more try in CI, which the report shows. Nowhere else.
          retry: process.env.CI ? 1 : 0,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
