import { describe, expect, it } from 'vitest'
import { hasUnstorable } from '#server/http/unstorable-text.ts'

function nested(levels: number): unknown {
  return levels === 0 ? 'x' : [nested(levels - 1)]
}

describe('what the base cannot keep', () => {
  it('NUL and halves of surrogate pairs are seen wherever they stand, keys included', () => {
    for (const text of ['a\0b', '\ud800', 'a\udc00'])
      for (const message of [text, [text], { a: { b: [1, text] } }, { [text]: 1 }])
        expect(hasUnstorable(message)).toBe(true)
  })

  it('what people type passes: accents, faces of two halves, line breaks, empty things', () => {
    expect(hasUnstorable({ text: 'Élève « agité »\n👩‍🏫\u202f!', none: null, list: [], n: 1, yes: true })).toBe(
      false,
    )
    expect(hasUnstorable(undefined)).toBe(false)
  })

  it('S4: arguments of commands are judged one by one: one that cannot be kept does not refuse those beside it', () => {
    expect(hasUnstorable({ commands: [{ name: 'markStudent', args: { text: 'a\0', 'b\0': 1 } }] })).toBe(
      false,
    )
    expect(hasUnstorable({ commands: [{ name: 'mark\0', args: {} }] })).toBe(true)
  })

  it('a nesting without end is refused, in arguments too, and exhausts no stack', () => {
    expect(hasUnstorable({ args: nested(20) })).toBe(false)
    let deep: unknown = 1
    for (let level = 0; level < 200_000; level++) deep = [deep]
    expect(hasUnstorable({ args: deep })).toBe(true)
  })
})
