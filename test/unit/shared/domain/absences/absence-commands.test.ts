import { describe, expect, it } from 'vitest'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { absenceRecord, type AbsenceId } from '#shared/domain/absences/absence.ts'
import { announceAbsence, cancelAbsence } from '#shared/domain/absences/absence-commands.ts'
import { absenceNoticeRecord } from '#shared/domain/absences/absence-notice.ts'
import { coversTime, noticeAt } from '#shared/domain/absences/absence-rules.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { classOf3b, lemaire, oliveira } from '#test/support/class-of-3b.ts'

const id = 'abs-1' as AbsenceId
const args = {
  id,
  studentId: 'diallo' as StudentId,
  from: plainDate('2026-11-17'),
  to: plainDate('2026-11-18'),
  fromTime: timeOfDay('08:00'),
  toTime: timeOfDay('12:00'),
  reason: 'illness' as const,
  isJustified: false,
}

describe('announced absences', () => {
  it('C18: teachers of the class learn that the family has warned, never why', () => {
    const desk = classOf3b()
    desk.run(announceAbsence, args, lemaire)
    const absence = must(desk.get(absenceRecord, id), 'an absence')
    const notice = must(desk.get(absenceNoticeRecord, id), 'a notice')
    expect(absenceRecord.scopesOf(absence)).toEqual(['service:vie-scolaire', 'service:direction'])
    expect(absenceNoticeRecord.scopesOf(notice)).toContain('class:d-3b')
    expect(Object.keys(notice)).not.toContain('reason')
  })

  it('are recorded and withdrawn by the vie scolaire alone, with their notice', () => {
    const desk = classOf3b()
    expect(desk.run(announceAbsence, args, oliveira).decision).toMatchObject({ code: 'vie-scolaire-only' })
    desk.run(announceAbsence, args, lemaire)
    desk.run(cancelAbsence, { id }, lemaire)
    desk.run(cancelAbsence, { id }, lemaire)
    expect(desk.all(absenceNoticeRecord)).toEqual([])
    expect(desk.all(absenceRecord)).toEqual([])
  })

  it('end after they begin', () => {
    const early = { ...args, to: plainDate('2026-11-16') }
    expect(classOf3b().run(announceAbsence, early, lemaire).decision).toMatchObject({
      code: 'absence-ends-before',
    })
  })

  it('cover from an hour of the first day to an hour of the last', () => {
    const covers = (date: string, time: string) => coversTime(args, plainDate(date), timeOfDay(time))
    expect(covers('2026-11-17', '07:59')).toBe(false)
    expect(covers('2026-11-17', '16:00')).toBe(true)
    expect(covers('2026-11-18', '11:59')).toBe(true)
    expect(covers('2026-11-18', '12:00')).toBe(false)
    expect(noticeAt([], 'diallo', args.from, args.fromTime)).toBeUndefined()
  })
})
