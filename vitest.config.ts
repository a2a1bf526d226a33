import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const servers = './db/src/testing/start-servers.ts';
const everywhere = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**', '**/.debrief/**'];

/** What is waited for comes within milliseconds on a machine at rest; a busy one may take its time. */
const patient = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        // Runes in `.svelte.ts` modules.
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['**/*.test.ts'],
          exclude: [...everywhere, '**/*.{integration,browser,redis,faults}.test.ts', 'docs/**'],
        },
      },
      {
        test: {
          name: 'integration',
          // The tour in docs/ runs against real databases.
          include: ['**/*.integration.test.ts', 'docs/**/*.test.ts'],
          exclude: everywhere,
          expect: patient,
          globalSetup: [servers],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          exclude: everywhere,
          expect: patient,
          globalSetup: [servers],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each journey drives a Chromium and a whole desk; two at once starve each other on two cores.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['**/*.faults.test.ts'],
          exclude: everywhere,
          testTimeout: 300_000,
          // Each run starts and kills a whole desk.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'redis',
          include: ['**/*.redis.test.ts'],
          exclude: everywhere,
          expect: patient,
          globalSetup: [servers, './db/src/testing/start-redis.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
