import { describe, expect, it } from 'vitest'
import type { KeyPress } from '#renderer/ui/key-chord.ts'
import {
  activeKeys,
  findKeys,
  sameGroups,
  type KeyBinding,
  type KeyLayer,
  type KeyPlace,
} from '#renderer/ui/key-registry.ts'

function layer(
  name: string,
  bindings: readonly Partial<KeyBinding>[],
  rest: Partial<KeyLayer> = {},
): KeyLayer {
  return {
    name,
    within: () => null,
    hasPlace: false,
    isModal: false,
    isShell: false,
    bindings: bindings.map((binding) => ({ keys: [], label: name, run: () => {}, ...binding })),
    ...rest,
  }
}

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }
}

function place(rest: Partial<KeyPlace> = {}): KeyPlace {
  return { isInField: false, isWithin: () => true, hasSingleKeys: true, ...rest }
}

const labels = (layers: readonly KeyLayer[], key: KeyPress, where: KeyPlace) =>
  findKeys(layers, key, where).map((found) => found.binding.label)

const list = layer('list', [{ keys: ['A'] }, { keys: ['ArrowDown'] }], { hasPlace: true })
const screen = layer('screen', [{ keys: ['Ctrl+Enter'] }, { keys: ['Escape'] }])
const shell = layer('shell', [{ keys: ['Ctrl+K'] }, { keys: ['Ctrl+L'], worksEverywhere: true }], {
  isShell: true,
})

describe('design §7, rule a: lone letters', () => {
  it('act only when their list has the focus', () => {
    expect(labels([list], press('a'), place())).toEqual(['list'])
    expect(labels([list], press('a'), place({ isWithin: () => false }))).toEqual([])
  })

  it('never act in a field, and can be switched off', () => {
    expect(labels([list], press('a'), place({ isInField: true }))).toEqual([])
    expect(labels([list], press('a'), place({ hasSingleKeys: false }))).toEqual([])
    expect(labels([list], press('ArrowDown'), place({ hasSingleKeys: false }))).toEqual(['list'])
  })

  it('need a list: a page that binds one from everywhere gets nothing', () => {
    expect(labels([layer('page', [{ keys: ['A'] }])], press('a'), place())).toEqual([])
  })
})

describe('who answers first', () => {
  it('puts lists before screens, and screens before the shell, whatever the order of mounting', () => {
    const both = layer('nearer', [{ keys: ['Ctrl+K'] }])
    expect(labels([both, shell], press('k', { ctrlKey: true }), place())).toEqual(['nearer', 'shell'])
    expect(labels([shell, both], press('k', { ctrlKey: true }), place())).toEqual(['nearer', 'shell'])
  })

  it('covers everything under a dialog, but for what works everywhere', () => {
    const dialog = layer('dialog', [], { isModal: true })
    const layers = [shell, screen, dialog]
    expect(labels(layers, press('k', { ctrlKey: true }), place())).toEqual([])
    expect(labels(layers, press('l', { ctrlKey: true }), place())).toEqual(['shell'])
    expect(labels(layers, press('Escape'), place())).toEqual([])
  })

  it('leaves to a field what it has a use for', () => {
    const inField = place({ isInField: true })
    expect(labels([screen], press('Escape'), inField)).toEqual([])
    expect(labels([screen], press('Enter', { ctrlKey: true }), inField)).toEqual(['screen'])
    const eager = layer('eager', [{ keys: ['Escape'], worksInFields: true }])
    expect(labels([eager], press('Escape'), inField)).toEqual(['eager'])
  })
})

describe('F1 and the line of keys', () => {
  it('show what works now, nearest first, and nothing that does not', () => {
    const shut = layer('shut', [{ keys: ['Ctrl+P'], isDisabled: true }])
    expect(activeKeys([shell, screen, list, shut], place()).map((group) => group.name)).toEqual([
      'list',
      'screen',
      'shell',
    ])
    const away = activeKeys([shell, list], place({ isWithin: () => false }))
    expect(away.map((group) => group.name)).toEqual(['shell'])
  })

  it('are the same from row to row, and others elsewhere: the line of keys is drawn for a reason', () => {
    const here = activeKeys([shell, list], place())
    expect(sameGroups(here, activeKeys([shell, list], place()))).toBe(true)
    expect(sameGroups(here, activeKeys([shell, list], place({ isWithin: () => false })))).toBe(false)
    const other = layer('list', [{ keys: ['B'] }], { hasPlace: true })
    expect(sameGroups(here, activeKeys([shell, other], place()))).toBe(false)
  })

  it('do not tell of keys that are made harmless', () => {
    const quiet = layer('quiet', [{ keys: ['F5'], isUnlisted: true }])
    expect(activeKeys([quiet], place())).toEqual([])
    expect(labels([quiet], press('F5'), place())).toEqual(['quiet'])
  })
})
