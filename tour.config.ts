import { defineConfig } from '@playwright/test'

/** The tour: the specs' own page models, for pictures instead of proofs (`npm run tour`). */
export default defineConfig({
  testDir: 'test/e2e/tour',
  testMatch: '**/*.tour.ts',
  outputDir: 'test-results/tour',
  globalSetup: './test/support/post/build-page.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
})
