import { describe, expect, it } from 'vitest'
import { mutants } from '#test/mutants/mutants.ts'
import type { Mutant } from '#test/mutants/mutant.ts'
import { judge, unfitness } from '#test/mutants/run/judge.ts'
import { complaints, isWell, reportOf } from '#test/mutants/run/mutant-report.ts'
import type { MutantResult } from '#test/mutants/run/run-mutants.ts'
import { plantIn, staleness } from '#test/mutants/run/plant.ts'
import type { TestAnswer, TestEnd } from '#test/mutants/run/test-run.ts'

const killers: Mutant['killers'] = [{ file: 'a.test.ts', test: 'S2: a push' }]
const end = (change: Partial<TestEnd> = {}): TestEnd => ({
  ...{
    file: 'a.test.ts',
    name: 'S2: a push repeated',
    state: 'failed',
    isAssertion: true,
    message: 'expected 2',
  },
  ...change,
})
const answer = (ends: TestEnd[], change: Partial<TestAnswer> = {}): TestAnswer => ({
  ...{ ends, broken: [], isPlanted: true },
  ...change,
})

describe('planting', () => {
  const edit = { file: 'x.ts', search: 'a + b', replace: '$& - $1' }

  it('puts the words as they are in place of the only ones that fit', () => {
    expect(plantIn('return a + b', edit)).toBe('return $& - $1')
  })

  it('a text that is not there, or twice, is stale: it says so rather than guess', () => {
    expect(() => plantIn('return a - b', edit)).toThrow('stale: its text stands 0 times in x.ts')
    expect(() => plantIn('a + b, a + b', edit)).toThrow('stale: its text stands 2 times in x.ts')
    expect(staleness({ file: 'src-shared/no-more.ts', search: 'x', replace: 'y' })).toMatch(/is no more/)
  })
})

describe('judging', () => {
  it('killed by an assertion of one of its killers, and by nothing else', () => {
    expect(judge({ killers }, answer([end()]))).toMatchObject({ kind: 'killed', by: 'S2: a push repeated' })
    expect(judge({ killers }, answer([end({ isAssertion: false })])).kind).toBe('broken')
    expect(judge({ killers }, answer([end({ name: 'S3: another' })])).kind).toBe('alive')
    expect(judge({ killers }, answer([], { broken: ['no such import'] })).kind).toBe('broken')
    expect(judge({ killers }, null).kind).toBe('broken')
  })

  it('alive only when the killers ran the very file', () => {
    const passed = end({ state: 'passed' })
    expect(judge({ killers }, answer([passed]))).toEqual({ kind: 'alive' })
    expect(judge({ killers }, answer([passed], { isPlanted: false })).kind).toBe('broken')
  })

  it('a killer that is not found, or fails without the fault, proves nothing', () => {
    expect(unfitness({ killers }, answer([]))).toMatch(/no test named/)
    expect(unfitness({ killers }, answer([end()]))).toMatch(/fails without the fault/)
    expect(unfitness({ killers }, answer([end({ state: 'passed' })]))).toBeNull()
  })
})

describe('telling', () => {
  const result = (verdict: MutantResult['verdict']): MutantResult => ({
    ...{ id: 'm', law: 'S2', fault: 'f', file: 'x.ts', seconds: 1, simulation: null },
    verdict,
  })

  it('a mutant alive is a failing build, and so is a stale one, each with its sentence', () => {
    const killed = { kind: 'killed', by: 'S2', said: '' } as const
    expect(isWell(reportOf([result(killed)], [], 1))).toBe(true)
    expect(isWell(reportOf([result(killed)], ['x.ts(1,1): error'], 1))).toBe(false)
    const report = reportOf(
      [result(killed), result({ kind: 'alive' }), result({ kind: 'stale', why: 'gone' })],
      [],
      1,
    )
    expect(isWell(report)).toBe(false)
    expect(complaints(report)).toEqual([
      'Mutant m lives: no test sees it.',
      expect.stringMatching(/^Mutant m no longer applies to the sources: .* \(gone\)\.$/),
    ])
  })
})

describe('the list', () => {
  it('names each fault once, with a law, a sentence and a killer of the suite', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
    for (const { id, law, fault, killers } of mutants) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(law).toMatch(/^[SVLC]\d+$/)
      expect(fault).toMatch(/^[A-Z«].*[^.]$/)
      for (const { file } of killers) expect(file).toMatch(/^test\/(unit|contract|property)\/.*\.test\.tsx?$/)
    }
  })

  it('S1 to L2: the fifteen classic faults are all there', () => {
    const ids = new Set(mutants.map(({ id }) => id))
    const classic = [
      'cursor-taken-before-commit',
      'outcome-not-stored',
      'last-mid-apart',
      'outbox-cleared-by-reset',
      'page-cut-inside-a-revision',
      'evict-treated-as-delete',
      'tombstones-gone-floor-not-raised',
      'ack-before-durable',
      'journal-not-fsynced',
      'rebase-over-the-view',
      'retry-renumbered',
      'last-writer-wins',
      'rights-at-typing-time',
      'draft-dropped-by-lock',
      'key-kept-after-lock',
    ]
    expect(classic.filter((id) => !ids.has(id))).toEqual([])
  })
})
