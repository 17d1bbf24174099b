import { describe, expect, it } from 'vitest'
import { passwordDecision } from '#shared/domain/people/password-rules.ts'

const own = ['camille.durand-lenoir', 'Durand-Lenoir', 'Camille']

function verdict(password: string): string {
  const decision = passwordDecision(password, own)
  return decision.kind === 'allowed' ? 'allowed' : decision.code
}

describe('password (CNIL, deliberation 2022-100)', () => {
  it.each([
    ['Chouette-42-u', 'allowed', 'twelve signs of the four classes'],
    ['Chouette-42', 'password-too-short', 'eleven of them'],
    ['court', 'password-too-short', 'short before anything else'],
    ['Chouette42chat', 'allowed', 'fourteen of three classes'],
    ['Chouette42cha', 'password-needs-classes', 'thirteen of three classes'],
    ['chouettelampadaire', 'password-needs-classes', 'one class only'],
    ['le chat dort sur mon vieux tapis', 'allowed', 'a phrase of seven words'],
    ['chat chat chat chat chat', 'password-too-simple', 'one word over and over'],
    ['tapis horloge citron', 'password-needs-classes', 'three words are not a phrase'],
    ['tapis horloge citron nuage', 'allowed', 'twenty-five characters and more'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'password-too-simple', 'long, but one sign'],
    ['Durand-2026-!x', 'password-has-own-name', 'the family name'],
    ['camillE*2026*zz', 'password-has-own-name', 'the given name, in other capitals'],
    ['Élévation-Lenoîr9', 'password-has-own-name', 'a part of the name, with accents'],
    [`Aa1!${'xyzwvut'.repeat(30)}`, 'password-too-long', 'more than the bound'],
  ])('%s: %s (%s)', (password, expected) => {
    expect(verdict(password)).toBe(expected)
  })
})
