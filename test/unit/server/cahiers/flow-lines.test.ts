import '#test/support/fuzz/same-cases.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowLines, type FlowLine, type Ink } from '#server/cahiers/print/flow-lines.ts'

/** Every letter is one wide, in whichever font. */
const measure = (_font: string, text: string) => [...text].length
const cut = (text: string, look: string) => [{ font: look, text }]
const lay = (inks: readonly Ink[], width: number) => [...flowLines(inks, width, cut, measure)]
const wordsOf = (line: FlowLine) => line.map(({ text }) => text).join('')

describe('text laid in lines', () => {
  it('breaks at spaces, never at one that does not break', () => {
    const lines = lay([{ text: 'le théorème de\u00a0Thalès : énoncé', look: 'regular' }], 14)
    expect(lines.map(wordsOf)).toEqual(['le théorème ', 'de\u00a0Thalès : ', 'énoncé'])
  })

  it('keeps the look of each word on its line', () => {
    const [line] = lay(
      [
        { text: 'un ', look: 'regular' },
        { text: 'mot', look: 'bold' },
      ],
      20,
    )
    expect(line).toEqual([
      { font: 'regular', text: 'un ', width: 3 },
      { font: 'bold', text: 'mot', width: 3 },
    ])
  })

  it('cuts a word that is longer than a line, an address or a digest', () => {
    const lines = lay([{ text: 'voir abcdefghijklmnopqrstuvwxyz', look: 'code' }], 10)
    expect(lines.map(wordsOf)).toEqual(['voir ', 'abcdefghij', 'klmnopqrst', 'uvwxyz'])
  })

  it('loses no letter and passes no margin, whatever the words', () => {
    const ink = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\u00a0', '𝕏', '-'), maxLength: 60 }),
      look: fc.constantFrom<Ink['look']>('regular', 'bold', 'code'),
    })
    fc.assert(
      fc.property(fc.array(ink, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (inks, width) => {
        const lines = lay(inks, width)
        expect(lines.map(wordsOf).join('')).toBe(inks.map(({ text }) => text).join(''))
        for (const line of lines) expect([...wordsOf(line).trimEnd()].length).toBeLessThanOrEqual(width)
      }),
    )
  })
})
