import { beforeAll, describe, expect, it } from 'vitest'
import { keyOf, toRows } from '#test/bench/data/bench-row.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'
import { planActs, type ActPlan } from '#test/bench/page/act-plan.ts'

describe('what is done to the school of the bench', () => {
  const rows = toRows(makeSchool(2_000).records)
  let plan: ActPlan
  beforeAll(() => {
    plan = planActs(rows)
  })

  it('a call taken at once is one command, one new record, and thirty-five marks', () => {
    const { row, entry } = plan.call()
    expect(entry).toMatchObject({ name: 'takeRollCall', mid: plan.entries.length })
    expect(row.data['marks']).toHaveLength(35)
    expect(rows.some((before) => keyOf(before) === keyOf(row))).toBe(false)
  })

  it('six hundred marks are six hundred commands, densely numbered, though there are fewer calls', () => {
    while (plan.entries.length < 600) plan.mark()
    expect(plan.entries.map(({ mid }) => mid)).toEqual(plan.entries.map((_, index) => index + 1))
    expect(new Set(plan.rows().map(keyOf)).size).toBe(rows.length + 1)
  })

  it('each act stands on the one before: two marks on a call are both there', () => {
    const marks = (of: readonly { kind: string; data: Record<string, unknown> }[]) =>
      of
        .filter(({ kind }) => kind === 'rollCall')
        .reduce((sum, { data }) => sum + (data['marks'] as unknown[]).length, 0)
    expect(marks(plan.rows()) - marks(rows)).toBe(599 + 35)
  })

  it('a correction comes with every call of its day, itself as it is now', () => {
    const { row, day, ofDay } = plan.correction()
    expect(ofDay.every(({ data }) => data['date'] === day)).toBe(true)
    expect(ofDay).toContain(row)
  })
})
