import { describe, expect, it } from 'vitest'
import { addCounts, countMutants, countPlaywright, countVitest, tellCounts } from '#scripts/test-counts.ts'

describe('what npm test says last', () => {
  it('§2: N passed, N failed, and N skipped only when some were', () => {
    expect(tellCounts({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(tellCounts({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
    expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 1, failed: 0, skipped: 1 })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 4,
    })
  })

  it('a test file that cannot be loaded is a failure, not silence', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      success: false,
      testResults: [{ status: 'failed', assertionResults: [] }],
    }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 0 })
    expect(countVitest({ ...report, testResults: [] }).failed).toBe(1)
  })

  it('a browser test that passes only at a second try has failed', () => {
    expect(
      countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }),
    ).toEqual({ passed: 4, failed: 3, skipped: 2 })
  })

  it('a mutant that lives, or whose text is gone, is a failure; so are mutants that do not compile', () => {
    expect(countMutants({ mutants: 40, killed: 38, compile: [] })).toEqual({
      passed: 38,
      failed: 2,
      skipped: 0,
    })
    expect(countMutants({ mutants: 40, killed: 40, compile: ['a', 'b'] })).toMatchObject({ failed: 1 })
  })
})
