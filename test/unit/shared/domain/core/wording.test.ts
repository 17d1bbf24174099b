import { describe, expect, it } from 'vitest'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { chooseWording, firstWording, rewrite, type Wording } from '#shared/domain/core/wording.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { instantOf } from '#shared/kernel/instant.ts'

const by = (who: string, value: string): Wording<string> => ({
  value,
  by: who as StaffId,
  typedAt: instantOf(Date.parse('2026-11-17T08:00:00.000Z')),
})

describe('a text that several may write', () => {
  it('S15: over what its author saw, a wording replaces; C14: another’s words stay in its past', () => {
    const written = firstWording(by('oliveira', 'un'))
    const after = rewrite(written, by('achour', 'deux'), digestOf('un'))
    expect(after.isClash).toBe(false)
    expect(after.text.standing.value).toBe('deux')
    expect(after.text.past.map(({ value }) => value)).toEqual(['un'])
  })

  it('S15: one’s own earlier words are not kept for ever', () => {
    const after = rewrite(firstWording(by('oliveira', 'un')), by('oliveira', 'deux'), digestOf('un'))
    expect(after.text.past).toEqual([])
  })

  it('S15: two who did not see each other: the first stands, the other is kept beside, signed', () => {
    const after = rewrite(firstWording(by('oliveira', 'un')), by('achour', 'deux'), digestOf('zéro'))
    expect(after).toMatchObject({
      isClash: true,
      text: { standing: { value: 'un', by: 'oliveira' }, variants: [{ value: 'deux', by: 'achour' }] },
    })
  })

  it('S15: the same words twice are no conflict, whatever each had seen', () => {
    const text = firstWording(by('oliveira', 'un'))
    expect(rewrite(text, by('achour', 'un'), null)).toEqual({ text, isClash: false })
  })

  it('S2: a clash told twice is kept once', () => {
    const clash = rewrite(firstWording(by('oliveira', 'un')), by('achour', 'deux'), null)
    expect(rewrite(clash.text, by('achour', 'deux'), null).text.variants).toHaveLength(1)
  })

  it('S15: the choice leaves one standing, the others past, and one nobody saw stays beside', () => {
    const two = rewrite(firstWording(by('oliveira', 'un')), by('achour', 'deux'), null).text
    const three = rewrite(two, by('faure', 'trois'), null).text
    const chosen = chooseWording(three, by('oliveira', 'deux'), [digestOf('un'), digestOf('deux')])
    expect(chosen.isClash).toBe(false)
    expect(chosen.text.standing).toMatchObject({ value: 'deux', by: 'achour' })
    expect(chosen.text.past.map(({ value }) => value)).toEqual(['un'])
    expect(chosen.text.variants.map(({ value }) => value)).toEqual(['trois'])
  })

  it('S15: a choice made without the wording that stands now is itself a clash', () => {
    const two = rewrite(firstWording(by('oliveira', 'un')), by('achour', 'deux'), null).text
    const chosen = chooseWording(two, by('oliveira', 'deux bis'), [digestOf('deux')])
    expect(chosen.isClash).toBe(true)
    expect(chosen.text.standing.value).toBe('un')
  })
})
