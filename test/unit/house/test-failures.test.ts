import { describe, expect, it } from 'vitest'
import { mutantFailures, playwrightFailures, tellFailures, vitestFailures } from '#scripts/test-failures.ts'

describe('what failed is said again at the end of npm test', () => {
  it('a unit test by its file, its name and the first lines of why; a file that does not load by its message', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            {
              fullName: 'S2: one effect',
              status: 'failed',
              failureMessages: ['expected 1\n2\n3\n4\n5\n6\n7'],
            },
            { fullName: 'S2: one verdict', status: 'passed', failureMessages: null },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      ],
    }
    expect(vitestFailures(report)).toEqual([
      { name: 'a.test.ts › S2: one effect', why: 'expected 1\n2\n3\n4\n5\n6' },
      { name: 'b.test.ts', why: 'Cannot find module' },
    ])
  })

  it('a browser test wherever it is nested, a second try included, and what broke outside of any', () => {
    const spec = (status: string) => ({
      title: 'V1: called offline',
      file: 'roll-call.spec.ts',
      tests: [{ status, results: [{ errors: [{ message: 'not visible' }] }] }],
    })
    const report = {
      suites: [{ specs: [], suites: [{ specs: [spec('unexpected'), spec('expected'), spec('flaky')] }] }],
      errors: [{ message: 'no browser' }],
    }
    const failed = { name: 'roll-call.spec.ts › V1: called offline', why: 'not visible' }
    expect(playwrightFailures(report)).toEqual([
      failed,
      failed,
      { name: 'outside of any test', why: 'no browser' },
    ])
  })

  it('a mutant that lives, and one that does not compile', () => {
    const table = [
      { id: 'a', verdict: { kind: 'killed' } },
      { id: 'b', verdict: { kind: 'alive' } },
    ]
    expect(tellFailures(mutantFailures({ table, compile: ['c.ts(1,1)'] }))).toBe(
      '✗ mutant b: alive\n✗ a mutant does not compile\n    c.ts(1,1)',
    )
  })
})
