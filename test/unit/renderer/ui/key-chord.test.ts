import { describe, expect, it } from 'vitest'
import { belongsToFields, isSingleSign, matchesChord, type KeyPress } from '#renderer/ui/key-chord.ts'

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }
}

describe('design §7: keys on every layout', () => {
  it('rule b: the unshifted top row of AZERTY types digits, and so does the keypad', () => {
    expect(matchesChord(press('&', 'Digit1'), '1')).toBe(true)
    expect(matchesChord(press('1', 'Digit1', { shiftKey: true }), '1')).toBe(true)
    expect(matchesChord(press('1', 'Numpad1'), '1')).toBe(true)
    expect(matchesChord(press('End', 'Numpad1'), '1')).toBe(false)
    expect(matchesChord(press('é', 'Digit2', { altKey: true }), 'Alt+2')).toBe(true)
  })

  it('rule c: / and : are one key on AZERTY', () => {
    expect(matchesChord(press(':', 'Period'), '/')).toBe(true)
    expect(matchesChord(press('/', 'Period', { shiftKey: true }), '/')).toBe(true)
  })

  it('rule d: letters are read by what they type, capital or not', () => {
    expect(matchesChord(press('a', 'KeyQ'), 'A')).toBe(true)
    expect(matchesChord(press('A', 'KeyQ', { shiftKey: true }), 'A')).toBe(true)
    expect(matchesChord(press('q', 'KeyA'), 'A')).toBe(false)
  })

  it('tells chords apart by what is held', () => {
    const o = press('O', 'KeyO', { ctrlKey: true, shiftKey: true })
    expect(matchesChord(o, 'Ctrl+Maj+O')).toBe(true)
    expect(matchesChord(o, 'Ctrl+O')).toBe(false)
    expect(matchesChord(press('k', 'KeyK', { ctrlKey: true }), 'K')).toBe(false)
    expect(matchesChord(press('Enter', 'Enter'), 'Ctrl+Enter')).toBe(false)
    expect(matchesChord(press(' ', 'Space'), 'Space')).toBe(true)
  })

  it('knows a lone sign, and what a field keeps for itself', () => {
    expect(['A', '1', '/'].every(isSingleSign)).toBe(true)
    expect(['F1', 'Enter', 'Ctrl+K', 'Alt+1'].some(isSingleSign)).toBe(false)
    expect(['A', 'Enter', 'ArrowUp', 'Ctrl+Z'].every(belongsToFields)).toBe(true)
    expect(['Ctrl+K', 'F6', 'Ctrl+Enter', 'Alt+1'].some(belongsToFields)).toBe(false)
  })
})
