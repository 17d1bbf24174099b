import { describe, expect, it } from 'vitest'
import { diffTexts, togglePassage, type Segment } from '#renderer/features/waiting/text-diff.ts'

const whole = (segments: readonly Segment[]) => segments.map((segment) => segment.text).join('')
const own = (segments: readonly Segment[]) =>
  segments.filter((segment) => segment.isDifferent).map((segment) => segment.text.trim())

describe('S15: the two texts of a clash, side by side', () => {
  it('underline what each has alone, and lose no letter', () => {
    const left = 'Bon trimestre. Aïssatou participe avec justesse et défend sa lecture.'
    const right = 'Très bon trimestre. Aïssatou participe avec justesse et aide ses camarades.'
    const diff = diffTexts(left, right)
    expect(whole(diff.left)).toBe(left)
    expect(whole(diff.right)).toBe(right)
    expect(own(diff.left)).toEqual(['Bon', 'défend sa lecture.'])
    expect(own(diff.right)).toEqual(['Très bon', 'aide ses camarades.'])
  })

  it('count no lone word between two differences as an agreement', () => {
    const diff = diffTexts('fin un deux les trois quatre', 'fin cinq six les sept huit')
    expect(own(diff.left)).toEqual(['un deux les trois quatre'])
    expect(own(diff.right)).toEqual(['cinq six les sept huit'])
  })

  it('say that identical texts differ nowhere, and that strangers differ everywhere', () => {
    expect(own(diffTexts('a b c', 'a b c').left)).toEqual([])
    expect(own(diffTexts('a b', 'c d').right)).toEqual(['c d'])
    expect(diffTexts('', 'c').left).toEqual([])
  })
})

it('a passage is added at the end, and taken away by the same gesture', () => {
  const added = togglePassage('Bon trimestre.', 'Aide ses camarades. ')
  expect(added).toBe('Bon trimestre. Aide ses camarades.')
  expect(togglePassage(added, 'Aide ses camarades. ')).toBe('Bon trimestre.')
  expect(togglePassage('', 'Seul.')).toBe('Seul.')
})
