import { describe, expect, it } from 'vitest'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Observation, TextVariant } from '#shared/domain/roll-call/observation.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { choiceTexts } from '#renderer/features/waiting/choice-texts.ts'

const me = 'me' as StaffId
const other = 'other' as StaffId

function text(words: string, by: StaffId): TextVariant {
  return { text: words, by, typedAt: instantOf(0) }
}

function observation(standing: TextVariant, variants: readonly TextVariant[]): Observation {
  return {
    text: standing.text,
    textBy: standing.by,
    textAt: standing.typedAt,
    variants,
    past: [],
  } as unknown as Observation
}

describe('S15: what a person is shown of a clash', () => {
  it('puts his own text first, the other beside', () => {
    const shown = choiceTexts(observation(text('la sienne', other), [text('la mienne', me)]), me)
    expect(shown?.mine.text).toBe('la mienne')
    expect(shown?.isMineHis).toBe(true)
    expect(shown?.others.map((one) => one.text)).toEqual(['la sienne'])
  })

  it('finds his own when it is the one that stands', () => {
    const shown = choiceTexts(observation(text('la mienne', me), [text('la sienne', other)]), me)
    expect(shown?.mine.text).toBe('la mienne')
    expect(shown?.others.map((one) => one.text)).toEqual(['la sienne'])
  })

  it('shows a third person both texts, neither as his', () => {
    const shown = choiceTexts(observation(text('une', other), [text('deux', me)]), 'third' as StaffId)
    expect(shown?.isMineHis).toBe(false)
    expect([shown?.mine.text, ...(shown?.others.map((one) => one.text) ?? [])].sort()).toEqual([
      'deux',
      'une',
    ])
  })

  it('has nothing to ask once a choice was made', () => {
    expect(choiceTexts(observation(text('une', other), []), me)).toBeNull()
  })
})
