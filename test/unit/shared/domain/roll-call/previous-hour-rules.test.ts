import { describe, expect, it } from 'vitest'
import { wasAbsentPreviousHour } from '#shared/domain/roll-call/previous-hour-rules.ts'
import type { MarkKind, RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { emptyCall } from '#shared/domain/roll-call/roll-call-rules.ts'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { aLesson, aMark, aStudent } from '#test/support/class-of-3b.ts'

const diallo = aStudent('diallo')
const tenOClock = aLesson('l10', { start: timeOfDay('10:10'), end: timeOfDay('11:05') })

function called(start: string, kinds: readonly MarkKind[], more: Partial<RollCall> = {}): RollCall {
  const lesson = aLesson(`l${start}`, { start: timeOfDay(start) })
  const marks = kinds.map((kind, index) => aMark(`${start}-${index}`, 'diallo', kind))
  return { ...emptyCall(lesson), state: 'done', marks, ...more }
}
const hint = (...calls: RollCall[]) => wasAbsentPreviousHour(calls, diallo, tenOClock)

describe('absent à l’heure précédente', () => {
  it('says yes after an absence in the last call of the day', () => {
    expect(hint(called('08:00', []), called('09:00', ['absent']))).toBe(true)
  })

  it('says no once a later call saw the pupil', () => {
    expect(hint(called('08:00', ['absent']), called('09:00', []))).toBe(false)
  })

  it('says no from yesterday, from a call not begun, from one that did not concern him, or when persons disagree', () => {
    expect(hint(called('09:00', ['absent'], { date: plainDate('2026-11-16') }))).toBe(false)
    expect(hint(called('09:00', ['absent'], { state: 'todo' }))).toBe(false)
    expect(hint(called('09:00', [], { divisionIds: ['d-5a' as DivisionId] }))).toBe(false)
    expect(hint(called('09:00', ['absent', 'infirmary']))).toBe(false)
  })

  it('looks past the calls that did not concern him', () => {
    expect(
      hint(called('08:00', ['absent']), called('09:00', [], { divisionIds: ['d-5a' as DivisionId] })),
    ).toBe(true)
  })
})
