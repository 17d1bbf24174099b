import { describe, expect, it } from 'vitest'
import { contradicts } from '#shared/sync/contradicts.ts'
import { pullMessage, type PullAnswer } from '#shared/protocol/pull.ts'
import { aPortal } from '#test/support/box-portal.ts'

const portal = aPortal(4)
const ask = (after: string | null) =>
  portal.pull(
    pullMessage.parse({
      ...{ proto: 1, workstationId: 'post-0001', epoch: null, cursor: 0, scopes: [], schema: {} },
      page: after === null ? null : { head: portal.rev, after },
      ...{ wantsDigest: false, outcomesAfter: 0 },
    }),
  )
const first = ask(null)
const later = { epoch: portal.epoch, cursor: 3 }
const told = (change: Partial<PullAnswer>, more: { fresh?: boolean; followed?: string[] } = {}) =>
  contradicts(
    { state: later, fresh: more.fresh ?? false, first, followed: new Set(more.followed) },
    { ...first, ...change },
  )

describe('S7: a page that contradicts the set is not applied', () => {
  it('finds nothing in what a portal says', () => {
    expect(told({})).toBeNull()
    expect(contradicts({ state: later, fresh: true, first, followed: new Set(['3']) }, ask('3'))).toBeNull()
  })

  it('refuses another epoch told without a reset, but for a whole base', () => {
    expect(told({ epoch: 'epoch-9' })).toBe('epoch-untold')
    expect(told({ epoch: 'epoch-9' }, { fresh: true })).toBeNull()
  })

  it('refuses a head behind the cursor, which would go back, and one that moves between pages', () => {
    expect(told({ head: 2 })).toBe('head-behind')
    expect(told({ head: first.head + 1 })).toBe('head-moved')
  })

  it('refuses to turn in a circle', () => {
    expect(told({ next: { head: first.head, after: '3' } }, { followed: ['3'] })).toBe('page-repeated')
    expect(told({ next: { head: first.head + 1, after: '6' } })).toBe('page-repeated')
  })

  it('refuses a row of a revision to come', () => {
    const [row] = first.rows
    expect(told({ rows: row ? [{ ...row, rev: first.head + 1 }] : [] })).toBe('row-ahead')
  })
})
