import { describe, expect, it } from 'vitest'
import { createCollections } from '#renderer/store/collections.ts'
import { trackSelection } from '#renderer/store/track-selection.ts'
import { boxRecord, boxTypes, trayRecord, type Box } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'

const put = (record: Box, kind = 'box') => ({ op: 'put', kind, record }) as const
const patches = (...changed: readonly (readonly [string, Box | null])[]) =>
  new Map([['box', new Map(changed)]])
const ids = (boxes: readonly Box[]) => boxes.map(({ id }) => id)

function someBoxes() {
  const collections = createCollections(boxTypes)
  collections.apply(['a', 'b', 'c', 'd'].map((id, n) => put(aBox(id, { drawer: n % 2 === 0 ? 'x' : 'y' }))))
  return collections
}

describe('the view: base ⊕ patches', () => {
  it('lists all, or some partitions; a patched record keeps its place', () => {
    const collections = someBoxes()
    collections.setPatches(patches(['b', aBox('b', { drawer: 'y', text: 'patched' })]))
    expect(ids(collections.all(boxRecord))).toEqual(['a', 'b', 'c', 'd'])
    expect(collections.all(boxRecord, ['y'])[0]?.text).toBe('patched')
    expect(ids(collections.all(boxRecord, ['y', 'x']))).toHaveLength(4)
  })

  it('a patch may add, delete, or move to another partition; taking it back gives the base again', () => {
    const collections = someBoxes()
    const before = collections.all(boxRecord, ['y'])
    collections.setPatches(
      patches(['new', aBox('new', { drawer: 'y' })], ['b', null], ['a', aBox('a', { drawer: 'y' })]),
    )
    expect(ids(collections.all(boxRecord, ['y']))).toEqual(['d', 'new', 'a'])
    expect(ids(collections.all(boxRecord, ['x']))).toEqual(['c'])
    expect(collections.get(boxRecord, 'b')).toBeUndefined()
    expect(collections.base.get(boxRecord, 'b')).toBeDefined()
    collections.setPatches(new Map())
    expect(collections.all(boxRecord, ['y'])).toEqual(before)
  })

  it('a confirmed row that moves leaves the partition it was in', () => {
    const collections = someBoxes()
    collections.apply([put(aBox('a', { drawer: 'y' })), { op: 'remove', kind: 'box', id: 'b' }])
    expect(ids(collections.all(boxRecord, ['x']))).toEqual(['c'])
    expect(ids(collections.all(boxRecord, ['y']))).toEqual(['d', 'a'])
  })

  it('the same array is given as long as nothing changed; only readers of what changed are told, once', () => {
    const collections = someBoxes()
    const told: string[] = []
    collections.subscribe(['box', 'tray'], () => told.push('both'))
    collections.subscribe(['tray'], () => told.push('tray'))
    const list = collections.all(boxRecord)
    collections.apply([put(aBox('t'), 'tray')])
    expect(collections.all(boxRecord)).toBe(list)
    expect(told).toEqual(['both', 'tray'])
    collections.apply([put(aBox('e')), put(aBox('t2'), 'tray')])
    expect(told).toEqual(['both', 'tray', 'both', 'tray'])
    expect(collections.all(boxRecord)).not.toBe(list)
  })

  it('V6: cleared, nothing is left to read', () => {
    const collections = someBoxes()
    collections.clear()
    expect(collections.all(boxRecord)).toEqual([])
    expect(collections.get(boxRecord, 'a')).toBeUndefined()
  })
})

describe('a selection', () => {
  it('runs again only when a kind that it read has changed', () => {
    const collections = someBoxes()
    let runs = 0
    const selection = trackSelection(collections, (view) => {
      runs += 1
      return view.all(boxRecord).length
    })
    selection.read()
    collections.apply([put(aBox('t'), 'tray')])
    expect([selection.read(), runs]).toEqual([4, 1])
    collections.apply([put(aBox('e'))])
    expect([selection.read(), selection.read(), runs]).toEqual([5, 5, 2])
  })

  it('follows a kind that it began to read later', () => {
    const collections = someBoxes()
    let told = 0
    const selection = trackSelection(collections, (view) =>
      view.get(boxRecord, 'go') ? view.all(trayRecord).length : 0,
    )
    const stop = selection.subscribe(() => (told += 1))
    collections.apply([put(aBox('go'))])
    collections.apply([put(aBox('t'), 'tray')])
    expect([told, selection.read()]).toEqual([2, 1])
    stop()
    collections.apply([put(aBox('t3'), 'tray')])
    expect(told).toBe(2)
  })
})
