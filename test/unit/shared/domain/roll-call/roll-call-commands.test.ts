import { describe, expect, it } from 'vitest'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { defaultSettings, schoolSettingsRecord } from '#shared/domain/people/school-settings.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { recordLateArrival } from '#shared/domain/roll-call/late-arrival-commands.ts'
import { addPresent, clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { rollCallRecord, type MarkId, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { beginRollCall, endRollCall, takeRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import {
  achour,
  aStudent,
  bourdin,
  classOf3b,
  lemaire,
  oliveira,
  stranger,
  typed,
} from '#test/support/class-of-3b.ts'
import { actor, type RecordDesk } from '#test/support/record-desk.ts'

const lessonId = 'l8' as LessonId
const callOf = (desk: RecordDesk) => desk.get(rollCallRecord, 'rc-l8') as RollCall
const mark = (
  id: string,
  studentId: string,
  kind: Parameters<typeof typed>[1],
  replaces: string[] = [],
  sawEnd = false,
) => ({
  lessonId,
  studentId: studentId as StudentId,
  sawEnd,
  mark: typed(id, kind),
  replaces: replaces as MarkId[],
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

describe('states of a call', () => {
  it('S13: to do, then in progress at the first mark, then done; nothing goes back', () => {
    const desk = classOf3b()
    expect(callOf(desk)).toBeUndefined()
    desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)
    expect(callOf(desk)).toMatchObject({ state: 'in-progress', begun: { by: 'oliveira' }, ended: null })
    desk.run(endRollCall, { lessonId }, oliveira, '2026-11-17T08:09')
    desk.run(beginRollCall, { lessonId }, achour, '2026-11-17T08:10')
    expect(callOf(desk)).toMatchObject({
      state: 'done',
      begun: { by: 'oliveira' },
      ended: { recordedOn: '2026-11-17' },
    })
  })

  it('S13: ending a call already ended changes nothing and says who had', () => {
    const desk = classOf3b()
    desk.run(endRollCall, { lessonId }, oliveira)
    const before = callOf(desk)
    const { effect } = desk.run(endRollCall, { lessonId }, achour, '2026-11-17T08:20')
    expect(effect).toMatchObject({
      outcome: 'merged',
      notice: { code: 'already-ended', params: { by: 'oliveira' } },
    })
    expect(callOf(desk)).toBe(before)
    expect(desk.run(endRollCall, { lessonId }, oliveira).effect?.outcome).toBe('applied')
  })

  it('S13: two posts that open the same lesson meet in one call', () => {
    const desk = classOf3b()
    desk.run(beginRollCall, { lessonId }, oliveira)
    desk.run(beginRollCall, { lessonId }, achour)
    expect(desk.all(rollCallRecord)).toHaveLength(1)
    expect(callOf(desk).begun?.by).toBe('oliveira')
  })

  it('S3: a whole sheet is one command: all its marks and the end, or nothing', () => {
    const desk = classOf3b()
    const marks = [
      { studentId: 'diallo' as StudentId, mark: typed('m1', 'absent') },
      { studentId: 'cisse' as StudentId, mark: typed('m2', 'late') },
    ]
    const unknown = { studentId: 'nobody' as StudentId, mark: typed('m3', 'absent') }
    expect(
      refusal(
        desk.run(
          takeRollCall,
          { lessonId, sawEnd: false, marks: [...marks, unknown], replaces: [] },
          oliveira,
        ),
      ).code,
    ).toBe('not-in-list')
    expect(callOf(desk)).toBeUndefined()
    const { effect } = desk.run(takeRollCall, { lessonId, sawEnd: false, marks, replaces: [] }, oliveira)
    expect(effect?.changes).toHaveLength(1)
    expect(callOf(desk)).toMatchObject({ state: 'done', corrections: 0, marks: [{ id: 'm1' }, { id: 'm2' }] })
  })
})

describe('who may call', () => {
  it('S5: a colleague is refused in the same words whether the lesson exists or not', () => {
    const desk = classOf3b()
    const known = desk.run(markStudent, mark('m1', 'diallo', 'absent'), stranger)
    const unknown = desk.run(
      markStudent,
      { ...mark('m1', 'diallo', 'absent'), lessonId: 'l99' as LessonId },
      stranger,
    )
    expect(known.decision).toEqual(unknown.decision)
    expect(refusal(known).code).toBe('not-your-lesson')
  })

  it('C18: neither the secretariat nor the administrator calls', () => {
    const desk = classOf3b()
    for (const role of ['secretariat', 'administrator', 'inspector'] as const)
      expect(desk.run(beginRollCall, { lessonId }, actor('x', role)).decision.kind).toBe('refused')
  })

  it('lets the replacement call, and no longer the one he replaces', () => {
    const desk = classOf3b({ teacherIds: ['steiner'] as StaffId[], replacedIds: ['oliveira'] as StaffId[] })
    expect(desk.run(beginRollCall, { lessonId }, stranger).decision.kind).toBe('allowed')
    expect(refusal(desk.run(beginRollCall, { lessonId }, oliveira)).code).toBe('not-your-lesson')
  })

  it('C21: nobody calls in a school that has switched the module off', () => {
    const desk = classOf3b()
    desk.keep(schoolSettingsRecord, { ...defaultSettings, modulesOff: ['roll-call'] })
    expect(refusal(desk.run(beginRollCall, { lessonId }, oliveira)).code).toBe('module-off')
    expect(desk.run(recordLateArrival, late('m1'), bourdin).decision.kind).toBe('allowed')
  })

  it('refuses the call of a cancelled lesson', () => {
    const desk = classOf3b({ status: 'cancelled' })
    expect(refusal(desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)).code).toBe(
      'lesson-cancelled',
    )
  })

  it('refuses a pupil who is not in the list that day', () => {
    const desk = classOf3b()
    desk.keep(studentRecord, aStudent('gone', { leftOn: plainDate('2026-11-01') }))
    expect(refusal(desk.run(markStudent, mark('m1', 'gone', 'absent'), oliveira)).code).toBe('not-in-list')
  })
})

describe('corrections', () => {
  const corrected = (at: string, who = oliveira, sawEnd = true) => {
    const desk = classOf3b()
    desk.run(endRollCall, { lessonId }, oliveira, '2026-11-17T08:09')
    return { desk, ran: desk.run(markStudent, mark('m1', 'diallo', 'absent', [], sawEnd), who, at) }
  }

  it('S13: are the teacher’s the same day, counted and signed; the call stays done', () => {
    const { desk, ran } = corrected('2026-11-17T17:00')
    expect(ran.decision.kind).toBe('allowed')
    expect(callOf(desk)).toMatchObject({ state: 'done', corrections: 1, marks: [{ by: 'oliveira' }] })
  })

  it('are closed to the teacher the day after, and open to the vie scolaire, from the desk', () => {
    expect(refusal(corrected('2026-11-18T08:00').ran).code).toBe('correction-closed')
    const { desk, ran } = corrected('2026-12-01T08:00', lemaire)
    expect(ran.decision.kind).toBe('allowed')
    expect(callOf(desk)).toMatchObject({ corrections: 1, marks: [{ by: 'lemaire', fromDesk: true }] })
  })

  it('stay open the day the portal learnt of the end, when the post was without line', () => {
    const desk = classOf3b()
    desk.run(endRollCall, { lessonId }, oliveira, '2026-11-19T07:50', '2026-11-17T08:09')
    expect(
      desk.run(markStudent, mark('m1', 'diallo', 'absent', [], true), oliveira, '2026-11-19T18:00').decision
        .kind,
    ).toBe('allowed')
    expect(
      desk.run(markStudent, mark('m2', 'cisse', 'absent', [], true), oliveira, '2026-11-20T07:00').decision
        .kind,
    ).toBe('refused')
  })

  it('S17: marks typed on a second post before anybody ended the call are taken when they come late, for a week', () => {
    expect(corrected('2026-11-19T08:00', achour, false).ran.decision.kind).toBe('allowed')
    expect(refusal(corrected('2026-11-25T08:00', achour, false).ran).code).toBe('correction-closed')
  })

  it('C14: a cleared mark stays in the trace with who cleared it', () => {
    const desk = classOf3b()
    desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)
    desk.run(
      clearMark,
      { lessonId, studentId: 'diallo' as StudentId, sawEnd: false, marks: ['m1' as MarkId] },
      achour,
    )
    expect(callOf(desk)).toMatchObject({
      marks: [],
      pastMarks: [{ mark: { id: 'm1', by: 'oliveira' }, endedBy: 'achour', replacedBy: null }],
    })
  })
})

describe('two posts on one lesson', () => {
  it('S16: both persons’ marks are kept and the contradiction is told to the second', () => {
    const desk = classOf3b()
    desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)
    const { effect } = desk.run(markStudent, mark('m2', 'diallo', 'infirmary'), achour)
    expect(effect).toMatchObject({
      outcome: 'merged',
      notice: { code: 'contradiction', params: { mine: 'infirmary', theirs: 'absent', by: 'oliveira' } },
    })
    expect(callOf(desk).marks.map(({ by }) => by)).toEqual(['oliveira', 'achour'])
  })

  it('S16: marking again in place of both settles it; two who settle at once are shown again, never lost', () => {
    const desk = classOf3b()
    desk.run(markStudent, mark('m1', 'diallo', 'absent'), oliveira)
    desk.run(markStudent, mark('m2', 'diallo', 'infirmary'), achour)
    expect(
      desk.run(markStudent, mark('m3', 'diallo', 'absent', ['m1', 'm2']), oliveira).effect?.outcome,
    ).toBe('applied')
    expect(callOf(desk).marks.map(({ id }) => id)).toEqual(['m3'])
    expect(
      desk.run(markStudent, mark('m4', 'diallo', 'infirmary', ['m1', 'm2']), achour).effect?.outcome,
    ).toBe('merged')
    expect(callOf(desk).marks.map(({ id }) => id)).toEqual(['m3', 'm4'])
  })
})

describe('permanence', () => {
  it('adds those present, once each, and takes any pupil of the school', () => {
    const desk = classOf3b({ form: 'permanence', divisionIds: [] })
    const add = (markId: string) => ({
      lessonId,
      studentId: 'diallo' as StudentId,
      sawEnd: false,
      markId: markId as MarkId,
    })
    desk.run(addPresent, add('m1'), bourdin)
    desk.run(addPresent, add('m2'), bourdin)
    expect(callOf(desk).marks).toMatchObject([{ id: 'm1', kind: 'present', at: '08:05' }])
  })

  it('is refused for an ordinary lesson', () => {
    const args = { lessonId, studentId: 'diallo' as StudentId, sawEnd: false, markId: 'm1' as MarkId }
    expect(refusal(classOf3b().run(addPresent, args, oliveira)).code).toBe('not-permanence')
  })
})

describe('arguments', () => {
  it('are refused when a mark does not hold together or carries an unknown field', () => {
    const good = mark('m1', 'diallo', 'late')
    expect(markStudent.args.safeParse(good).success).toBe(true)
    expect(markStudent.args.safeParse({ ...good, mark: { ...good.mark, minutes: null } }).success).toBe(false)
    expect(
      markStudent.args.safeParse({ ...good, mark: typed('m1', 'absent', { reason: 'waking' }) }).success,
    ).toBe(false)
    expect(markStudent.args.safeParse({ ...good, role: 'direction' }).success).toBe(false)
  })
})
