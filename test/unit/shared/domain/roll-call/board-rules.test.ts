import { describe, expect, it } from 'vitest'
import {
  absentsAt,
  boardLines,
  countByDivision,
  latesAt,
  type BoardInput,
} from '#shared/domain/roll-call/board-rules.ts'
import { emptyCall } from '#shared/domain/roll-call/roll-call-rules.ts'
import type { Mark, RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { aLesson, aMark, aStudent, division3b } from '#test/support/class-of-3b.ts'

const date = plainDate('2026-11-17')
const lessons = ['done', 'going', 'todo', 'gone'].map((id) =>
  aLesson(id, id === 'gone' ? { status: 'cancelled' } : {}),
)
const call = (id: string, state: RollCall['state'], marks: readonly Mark[] = []): RollCall => ({
  ...emptyCall(aLesson(id)),
  state,
  marks,
})
const rollCalls = [
  call('done', 'done', [
    aMark('1', 'diallo', 'absent'),
    aMark('2', 'cisse', 'late', { at: timeOfDay('08:07') }),
    aMark('3', 'hoarau', 'absent'),
    aMark('4', 'hoarau', 'infirmary'),
  ]),
  call('going', 'in-progress'),
]
const students = [aStudent('hoarau'), aStudent('diallo'), aStudent('cisse')]

function board(time: string, shown = time): BoardInput {
  const at = (text: string) => ({ date, time: timeOfDay(text) })
  return { lessons, rollCalls, students, shown: at(shown), now: at(time), forgottenAfterMinutes: 15 }
}
const states = (input: BoardInput) => boardLines(input).map(({ lesson, state }) => `${lesson.id} ${state}`)

describe('the live board', () => {
  it('shows the calls of the hour, those that are missing first, and no cancelled lesson', () => {
    expect(states(board('08:20'))).toEqual(['todo missing', 'going in-progress', 'done done'])
  })

  it('leaves a teacher the minutes of the setting before his call is missing', () => {
    expect(boardLines(board('08:12'))[0]).toMatchObject({ state: 'awaited', minutesLeft: 3 })
    expect(boardLines(board('08:15'))[0]?.state).toBe('missing')
  })

  it('looks at any other hour, and judges what is missing by the present one', () => {
    expect(states(board('10:00', '08:30'))).toContain('todo missing')
    expect(states(board('07:30', '08:30'))).toContain('todo awaited')
    expect(boardLines(board('10:00'))).toEqual([])
  })

  it('lists absents and lates; a disputed absence is listed and not counted', () => {
    expect(absentsAt(board('08:20')).map(({ student, isDisputed }) => [student.id, isDisputed])).toEqual([
      ['diallo', false],
      ['hoarau', true],
    ])
    expect(latesAt(board('08:20')).map(({ student }) => student.id)).toEqual(['cisse'])
    expect(boardLines(board('08:20')).at(-1)?.absentCount).toBe(1)
  })

  it('counts by division', () => {
    expect(countByDivision(board('08:20'))).toEqual([
      { divisionId: division3b, expected: 3, absent: 2, late: 1 },
    ])
  })
})
