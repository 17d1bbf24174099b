import { describe, expect, it } from 'vitest'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import {
  fieldText,
  firstDraft,
  minutesDraft,
  minutesLate,
  readHour,
  replacedBy,
} from '#renderer/features/roll-call/gesture-rules.ts'
import { aLesson, aMark } from '#test/support/class-of-3b.ts'

const nine = aLesson('l9', { start: timeOfDay('09:00'), end: timeOfDay('09:55') })
const wall = (time: string, date = '2026-11-17') => ({ date: plainDate(date), time: timeOfDay(time) })

describe('what a key writes', () => {
  it('R counts the minutes since the bell, and the hour of arrival with them', () => {
    expect(firstDraft('late', nine, wall('09:07'))).toMatchObject({ kind: 'late', minutes: 7, at: '09:07' })
    expect(minutesLate(nine, wall('09:00'))).toBe(1)
  })

  it('out of the lesson’s hours R proposes a usual figure, and a passage the hour of the bell', () => {
    expect(minutesLate(nine, wall('11:00'))).toBe(5)
    expect(minutesLate(nine, wall('09:10', '2026-11-18'))).toBe(5)
    expect(firstDraft('infirmary', nine, wall('11:00'))).toMatchObject({ at: '09:00' })
  })

  it('the field of a row shows what it writes', () => {
    expect(fieldText(firstDraft('late', nine, wall('09:07')))).toBe('7')
    expect(fieldText(firstDraft('left', nine, wall('09:40')))).toBe('0940')
  })

  it('reads an hour as it is typed on a key pad', () => {
    const tenTen = aLesson('l10', { start: timeOfDay('10:10'), end: timeOfDay('11:05') })
    expect(readHour('940', nine)).toBe('09:40')
    expect(readHour('9h40', nine)).toBe('09:40')
    expect(readHour('40', nine)).toBe('09:40')
    expect(readHour('02', tenTen)).toBe('11:02')
    expect(readHour('975', nine)).toBeNull()
    expect(readHour('', nine)).toBeNull()
  })

  it('refuses minutes that are none', () => {
    expect(minutesDraft('12', nine)).toMatchObject({ minutes: 12, at: '09:12' })
    expect(minutesDraft('douze', nine)).toBeNull()
    expect(minutesDraft('601', nine)).toBeNull()
  })
})

describe('what a mark takes the place of', () => {
  const marks = (['late', 'infirmary', 'forgotten', 'observation'] as const).map((kind) =>
    aMark(kind, 'diallo', kind),
  )
  const replaced = (kind: Parameters<typeof replacedBy>[0]) =>
    replacedBy(kind, marks).map((mark) => mark.kind)

  it('an absence: every mark that says the pupil was seen; never what was noted', () => {
    expect(replaced('absent')).toEqual(['late', 'infirmary'])
  })

  it('a leaving: another way of being out of the room, not the late arrival', () => {
    expect(replaced('left')).toEqual(['infirmary'])
  })

  it('an observation: nothing', () => {
    expect(replaced('observation')).toEqual([])
  })
})
