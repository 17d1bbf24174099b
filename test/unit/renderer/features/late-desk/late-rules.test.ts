import { describe, expect, it } from 'vitest'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { lateLesson, minutesLate } from '#renderer/features/late-desk/late-rules.ts'
import { aLesson, aStudent } from '#test/support/class-of-3b.ts'

const wall = (time: string) => ({ date: plainDate('2026-11-17'), time: timeOfDay(time) })
const diallo = aStudent('diallo')
const eight = aLesson('l8')
const nine = aLesson('l9', { start: timeOfDay('09:00'), end: timeOfDay('09:55') })
const lesson = (time: string, ...lessons: (typeof eight)[]) => lateLesson(lessons, diallo, wall(time))?.id

describe('the lesson that a pupil at the desk is late for', () => {
  it('is the one that runs, then the one about to begin', () => {
    expect(lesson('08:14', eight, nine)).toBe('l8')
    expect(lesson('08:57', eight, nine)).toBe('l9')
    expect(lesson('07:30', eight, nine)).toBeUndefined()
  })

  it('is never a cancelled one, a permanence, or another class’s', () => {
    expect(lesson('08:14', { ...eight, status: 'cancelled' })).toBeUndefined()
    expect(lesson('08:14', { ...eight, form: 'permanence' })).toBeUndefined()
    expect(lesson('08:14', { ...eight, divisionIds: ['d-5a' as DivisionId] })).toBeUndefined()
  })

  it('counts the minutes since its bell, none before', () => {
    expect(minutesLate(eight, wall('08:14'))).toBe(14)
    expect(minutesLate(nine, wall('08:57'))).toBe(0)
  })
})
