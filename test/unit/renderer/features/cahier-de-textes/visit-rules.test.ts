import { describe, expect, it } from 'vitest'
import { visitStateOf } from '#renderer/features/cahier-de-textes/reading/visit-rules.ts'
import type { ConsentAnswer } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { cahierScope } from '#shared/domain/core/scope.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'

const teacherId = 't1' as StaffId
const pass = { from: plainDate('2026-11-23'), to: plainDate('2026-11-30'), closedOn: null }
const held = [cahierScope(teacherId)]

function stateOn(
  today: string,
  answer: ConsentAnswer | null,
  scopes = held,
  change: Partial<typeof pass> = {},
) {
  const lastDay = answer === null || answer.kind === 'no' ? null : pass.to
  const consent = answer === null ? undefined : { answer }
  return visitStateOf({ pass: { ...pass, ...change }, teacherId, consent, lastDay }, plainDate(today), scopes)
}

const yes = { kind: 'yes' } as const

describe('a reading, at the inspector’s post', () => {
  it('C2: without an answer, or after a refusal, nothing is open whatever the post holds', () => {
    expect(stateOn('2026-11-24', null)).toBe('unanswered')
    expect(stateOn('2026-11-24', { kind: 'no' })).toBe('refused')
  })

  it('C2: open from its first day to its last, as long as the post holds it', () => {
    const days = ['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01']
    expect(days.map((day) => stateOn(day, yes))).toEqual(['coming', 'open', 'open', 'ended'])
    expect(stateOn('2026-11-24', yes, [])).toBe('waiting')
  })

  it('C2: closed by the direction, it is over', () => {
    expect(stateOn('2026-11-24', yes, held, { closedOn: plainDate('2026-11-24') as never })).toBe('ended')
  })
})
