/**
 * Keys written as people read them: `Ctrl+K`, `Alt+1`, `A`, `/`, `ArrowDown`, `Space`, `Enter`, `Escape`, `Delete`, `F6`.
 * Letters are read by what they type, digits by where they are: on AZERTY the top row types & é " (design §7 b, d).
 */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

interface Chord {
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly key: string
}

function parseChord(text: string): Chord {
  const parts = text === '+' ? ['+'] : text.split('+')
  const held = parts.slice(0, -1)
  return {
    ctrl: held.includes('Ctrl'),
    shift: held.includes('Maj'),
    alt: held.includes('Alt'),
    key: parts.at(-1) ?? '',
  }
}

/** `/` and `:` are one key on AZERTY (design §7 c). */
const twins: Readonly<Record<string, readonly string[]>> = { '/': ['/', ':'], Space: [' '] }

function matchesKey(press: KeyPress, key: string): boolean {
  if (/^\d$/.test(key))
    return press.code === `Digit${key}` || (press.code === `Numpad${key}` && press.key === key)
  if (twins[key]) return twins[key].includes(press.key)
  return press.key.toLowerCase() === key.toLowerCase()
}

/** Whether Shift matters: not for signs and digits, which need it on some layouts. */
function shiftMatters(key: string): boolean {
  return key.length > 1 || /^\p{L}$/u.test(key)
}

export function matchesChord(press: KeyPress, text: string): boolean {
  const chord = parseChord(text)
  const isCtrl = press.ctrlKey || press.metaKey
  if (isCtrl !== chord.ctrl || press.altKey !== chord.alt) return false
  if (shiftMatters(chord.key) && press.shiftKey !== chord.shift && !isCapital(press, chord)) return false
  return matchesKey(press, chord.key)
}

/** A lone letter is the same with Caps Lock or Shift held. */
function isCapital(press: KeyPress, chord: Chord): boolean {
  return !chord.ctrl && !chord.alt && !chord.shift && /^\p{L}$/u.test(chord.key) && press.shiftKey
}

/** Whether a chord is a lone sign: it types something, so it waits for a list to have the focus (design §7 a). */
export function isSingleSign(text: string): boolean {
  const chord = parseChord(text)
  return !chord.ctrl && !chord.alt && [...chord.key].length === 1
}

/** Whether a chord means something to the text under the caret: a field keeps it. */
export function belongsToFields(text: string): boolean {
  const chord = parseChord(text)
  if (chord.alt || /^F\d+$/.test(chord.key)) return false
  if (chord.ctrl) return ['Z', 'Y', 'A', 'C', 'V', 'X'].includes(chord.key.toUpperCase())
  return true
}
