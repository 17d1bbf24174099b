import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './test/support/post/build-page.ts',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // An action that finds nothing to act on says so, rather than wait for the end of the test.
  use: { actionTimeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'node-host', metadata: { host: 'node' } },
    { name: 'electron', metadata: { host: 'electron' } },
  ],
})
