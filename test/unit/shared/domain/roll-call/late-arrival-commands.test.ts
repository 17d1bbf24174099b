import { describe, expect, it } from 'vitest'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { recordLateArrival } from '#shared/domain/roll-call/late-arrival-commands.ts'
import { markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { endRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import { rollCallRecord, type MarkId, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { nextSlip } from '#shared/domain/roll-call/slip-book.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { bourdin, classOf3b, oliveira, typed } from '#test/support/class-of-3b.ts'
import type { RecordDesk } from '#test/support/record-desk.ts'

const lessonId = 'l8' as LessonId
const callOf = (desk: RecordDesk) => desk.get(rollCallRecord, 'rc-l8') as RollCall
const mark = (id: string, studentId: string, kind: Parameters<typeof typed>[1]) => ({
  lessonId,
  studentId: studentId as StudentId,
  sawEnd: false,
  mark: typed(id, kind),
  replaces: [],
})
const late = (markId: string, studentId = 'diallo') => ({
  lessonId,
  studentId: studentId as StudentId,
  markId: markId as MarkId,
  minutes: 10,
  at: timeOfDay('08:10'),
  reason: 'transport' as const,
  replaces: [],
})
const refusal = (ran: { decision: { kind: string } }) => ran.decision as { kind: 'refused'; code: string }

describe('the late desk', () => {
  it('corrects the teacher’s absence and keeps it in the trace', () => {
    const desk = classOf3b()
    desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)
    desk.run(endRollCall, { lessonId }, oliveira)
    desk.run(recordLateArrival, late('m2'), bourdin)
    expect(callOf(desk)).toMatchObject({
      state: 'done',
      corrections: 1,
      marks: [{ id: 'm2', kind: 'late', minutes: 10, reason: 'transport', fromDesk: true, by: 'bourdin' }],
      pastMarks: [{ mark: { id: 'm1' }, replacedBy: 'm2' }],
    })
  })

  it('prepares a call that nobody has begun without beginning it, and the teacher’s absence then gives way', () => {
    const desk = classOf3b()
    desk.run(recordLateArrival, late('m1'), bourdin)
    expect(callOf(desk)).toMatchObject({ state: 'todo', begun: null, marks: [{ id: 'm1' }] })
    const { effect } = desk.run(markStudent, mark('m2', 'diallo', 'absent'), oliveira)
    expect(effect?.notice?.code).toBe('desk-late-stands')
    expect(callOf(desk)).toMatchObject({ state: 'in-progress', marks: [{ id: 'm1' }] })
  })

  it('numbers each slip of the school year in turn; a slip corrected keeps its number', () => {
    const desk = classOf3b()
    desk.run(recordLateArrival, late('m1'), bourdin)
    desk.run(recordLateArrival, late('m2', 'cisse'), bourdin)
    desk.run(recordLateArrival, { ...late('m3'), minutes: 12, replaces: ['m1' as MarkId] }, bourdin)
    desk.run(recordLateArrival, late('m4', 'hoarau'), bourdin)
    const numbers = callOf(desk).marks.map(({ id, slipNumber }) => [id, slipNumber])
    expect(Object.fromEntries(numbers)).toEqual({ m2: 2, m3: 1, m4: 3 })
  })

  it('begins its numbers again with the school year', () => {
    const book = nextSlip(undefined, plainDate('2027-07-02'))
    expect(nextSlip(book, plainDate('2027-07-03'))).toMatchObject({ schoolYear: 2026, last: 2 })
    expect(nextSlip(book, plainDate('2027-09-02'))).toMatchObject({ schoolYear: 2027, last: 1 })
  })

  it('is the vie scolaire’s alone', () => {
    expect(refusal(classOf3b().run(recordLateArrival, late('m1'), oliveira)).code).toBe('vie-scolaire-only')
  })
})
