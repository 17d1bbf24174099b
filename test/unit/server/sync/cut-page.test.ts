import { describe, expect, it } from 'vitest'
import { cutPage } from '#server/sync/cut-page.ts'

/** Rows of the given revisions. */
const rows = (...revs: number[]) => revs.map((rev) => ({ rev }))
const cut = (max: number, ...revs: number[]) => {
  const page = cutPage(rows(...revs), max)
  return { revs: page.rows.map(({ rev }) => rev), isLast: page.isLast }
}

describe('S7: where a page is cut', () => {
  it('S7: a page ends where a revision ends: a command is whole in it', () => {
    expect(cut(4, 1, 1, 2, 3, 3)).toEqual({ revs: [1, 1, 2], isLast: false })
    expect(cut(4, 1, 1, 2, 2, 3)).toEqual({ revs: [1, 1, 2, 2], isLast: false })
  })

  it('S7: a revision larger than a page is cut inside, rather than never sent', () => {
    expect(cut(3, 7, 7, 7, 7)).toEqual({ revs: [7, 7, 7], isLast: false })
  })

  it('S7: what fits is the last page', () => {
    expect(cut(3, 1, 2, 2)).toEqual({ revs: [1, 2, 2], isLast: true })
    expect(cut(3)).toEqual({ revs: [], isLast: true })
  })
})
