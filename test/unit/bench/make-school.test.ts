import { describe, expect, it } from 'vitest'
import { contentMark, toRows } from '#test/bench/data/bench-row.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'

describe('the school of the bench', () => {
  const school = makeSchool(2_000)

  it('has exactly as many records as asked, each with its own name', () => {
    expect(school.records).toHaveLength(2_000)
    expect(new Set(school.records.map(({ type, record }) => `${type.kind}|${record.id}`)).size).toBe(2_000)
  })

  it('is made of records of the domain: each passes its own schema', () => {
    const refused = school.records.filter(({ type, record }) => !type.schema.safeParse(record).success)
    expect(refused.map(({ type }) => type.kind)).toEqual([])
  })

  it('is the same for the same seed and another for another', () => {
    const mark = contentMark(toRows(school.records))
    expect(contentMark(toRows(makeSchool(2_000).records))).toEqual(mark)
    expect(contentMark(toRows(makeSchool(2_000, 7).records))).not.toEqual(mark)
  })
})

describe('the mark of a content', () => {
  const rows = toRows(makeSchool(2_000).records).slice(0, 50)

  it('does not depend on the order of the rows', () => {
    expect(contentMark(rows.toReversed())).toEqual(contentMark(rows))
  })

  it('changes with one missing row and with one changed letter: a fast wrong answer is seen', () => {
    const [first, ...others] = rows as [(typeof rows)[number], ...(typeof rows)[number][]]
    expect(contentMark(others)).not.toEqual(contentMark(rows))
    expect(contentMark([{ ...first, data: { ...first.data, more: 'x' } }, ...others])).not.toEqual(
      contentMark(rows),
    )
  })
})
