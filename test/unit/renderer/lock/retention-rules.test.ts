import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { newCard } from '#renderer/lock/profile-card.ts'
import { retentionOf } from '#renderer/lock/retention-rules.ts'
import { testPerson } from '#test/support/test-workstation.ts'

const t0 = Date.parse('2026-11-16T08:00:00.000Z')
const day = 86_400_000
const card = newCard(testPerson, instantOf(t0))

describe('V7: a profile that nobody uses', () => {
  it('V7: is kept until the school’s number of days has passed, then shredded', () => {
    expect(retentionOf(card, t0 + 30 * day - 1).kind).toBe('keep')
    expect(retentionOf(card, t0 + 30 * day).kind).toBe('shred')
    expect(retentionOf({ ...card, retentionDays: 7 }, t0 + 7 * day).kind).toBe('shred')
  })

  it('V7, S17: with commands that wait, it is closed offline instead: its owner’s next sign-in hands them over', () => {
    expect(retentionOf({ ...card, pendingCount: 2 }, t0 + 90 * day).kind).toBe('close-offline')
  })
})
