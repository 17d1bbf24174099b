import { describe, expect, it } from 'vitest'
import { mergeField, mergeSet } from '#shared/domain/core/merge-field.ts'

describe('S14, S15: one field, two authors', () => {
  it('S14: a value that another changed is never overwritten: the clash shows base, mine, theirs', () => {
    const sides = { base: 12, mine: 14, theirs: 9 }
    expect(mergeField(sides)).toEqual({ kind: 'clash', sides })
  })

  it('S14: set when what stands is what its author saw', () => {
    expect(mergeField({ base: null, mine: 14, theirs: null })).toEqual({ kind: 'set', value: 14 })
  })

  it('S15: the same value twice is no conflict, whatever the order of its fields', () => {
    const sides = { base: null, mine: { a: 1, b: [2] }, theirs: { b: [2], a: 1 } }
    expect(mergeField(sides)).toEqual({ kind: 'unchanged' })
  })
})

describe('S16: a set, two authors', () => {
  it('S16: what others added stays, what others removed stays removed', () => {
    expect(mergeSet(['theirs', 'old'], { add: ['mine'], remove: ['old'] })).toEqual(['theirs', 'mine'])
    expect(mergeSet([], { add: [], remove: ['old'] })).toEqual([])
  })

  it('S16: additions and removals of two authors give the same set in either order', () => {
    const one = { add: ['a'], remove: ['x'] }
    const two = { add: ['b'], remove: ['y'] }
    const start = ['x', 'y', 'z']
    expect(mergeSet(mergeSet(start, one), two).sort()).toEqual(mergeSet(mergeSet(start, two), one).sort())
  })
})
