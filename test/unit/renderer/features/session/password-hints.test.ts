import { expect, it } from 'vitest'
import { passwordDecision } from '#shared/domain/people/password-rules.ts'
import { hintsOf } from '#renderer/features/session/password-hints.ts'

it('C12: the hints say what is there so far', () => {
  expect(hintsOf('')).toEqual({ length: 0, classes: 0, words: 0 })
  expect(hintsOf('Abc-9').classes).toBe(4)
  expect(hintsOf('un deux deux trois').words).toBe(3)
})

it('C12: a password whose hints are met is one that the rule accepts', () => {
  const met = (password: string) => {
    const { length, classes, words } = hintsOf(password)
    return (length >= 12 && classes === 4) || (length >= 14 && classes >= 3) || words >= 7 || length >= 25
  }
  const passwords = [
    'Marronnier-violet-87',
    'marronnierviolet87Z',
    'le petit chat noir dort dans son panier',
    'abcdefghijklmnopqrstuvwxyz',
    'court',
    'marronnier',
    'Marronnier87',
  ]
  for (const password of passwords)
    expect([password, met(password)]).toEqual([password, passwordDecision(password, []).kind === 'allowed'])
})
