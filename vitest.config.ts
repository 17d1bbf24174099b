import { defineConfig } from 'vitest/config'

const suites = ['unit', 'contract', 'property', 'migration', 'rights', 'fuzz'] as const

/** Suites whose cases are drawn. */
const drawn: ReadonlySet<string> = new Set(['property', 'fuzz'])

export default defineConfig({
  test: {
    environment: 'node',
    // Two cores on the machines that build: a third worker only makes the others wait.
    maxWorkers: 2,
    passWithNoTests: true,
    // It imports electron itself: inlined, it meets the fake one of the tests (test/support/fake-electron.ts).
    server: { deps: { inline: ['electron-store'] } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: suites.map((suite) => ({
      extends: true,
      test: {
        name: suite,
        include: [`test/${suite}/**/*.test.{ts,tsx}`],
        setupFiles: drawn.has(suite) ? ['test/support/fuzz/same-cases.ts'] : [],
      },
    })),
  },
})
