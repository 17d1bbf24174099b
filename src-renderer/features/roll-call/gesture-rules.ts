import type { MarkArgs } from '#shared/domain/roll-call/mark-args.ts'
import type { Mark, MarkKind } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { fromMinutes, toMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** A mark before it has its id. */
export type MarkDraft = Omit<MarkArgs, 'id'>

const outOfRoom: readonly MarkKind[] = ['absent', 'left', 'infirmary', 'excluded']

const takesPlaceOf: Readonly<Record<MarkKind, readonly MarkKind[]>> = {
  absent: [...outOfRoom, 'late', 'present'],
  late: ['absent', 'late', 'present'],
  left: outOfRoom,
  infirmary: outOfRoom,
  excluded: outOfRoom,
  forgotten: ['forgotten'],
  observation: [],
  present: ['absent', 'present'],
}

/** The marks that a new one takes the place of: one state a pupil, while a late, a thing forgotten, a note stay beside. */
export function replacedBy(kind: MarkKind, marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark) => takesPlaceOf[kind].includes(mark.kind))
}

function isRunning(lesson: Lesson, wall: WallClock): boolean {
  return lesson.date === wall.date && lesson.start <= wall.time && wall.time < lesson.end
}

const usualLateness = 5

/** Minutes since the bell, at least one; a usual figure when the lesson is not running. */
export function minutesLate(lesson: Lesson, wall: WallClock): number {
  if (!isRunning(lesson, wall)) return usualLateness
  return Math.max(1, toMinutes(wall.time) - toMinutes(lesson.start))
}

/** The hour to write for a passage: now, kept within the lesson. */
export function hourOf(lesson: Lesson, wall: WallClock): TimeOfDay {
  return isRunning(lesson, wall) ? wall.time : lesson.start
}

export function lateDraft(lesson: Lesson, minutes: number): MarkDraft {
  const at = fromMinutes(toMinutes(lesson.start) + minutes)
  return { kind: 'late', minutes, at, item: null, reason: null }
}

/** What a key writes when it is pressed first. */
export function firstDraft(kind: MarkKind, lesson: Lesson, wall: WallClock): MarkDraft {
  if (kind === 'late') return lateDraft(lesson, minutesLate(lesson, wall))
  const hasHour = kind === 'left' || kind === 'infirmary' || kind === 'excluded'
  const at = hasHour ? hourOf(lesson, wall) : null
  return { kind, minutes: null, at, item: kind === 'forgotten' ? 'notebook' : null, reason: null }
}

/** « 940 », « 9h40 », « 9:40 », or « 40 » within the lesson, read as an hour; null when it is none. */
export function readHour(text: string, lesson: Lesson): TimeOfDay | null {
  const digits = text.replace(/\D/g, '')
  if (digits.length === 0 || digits.length > 4) return null
  const minutes = Number(digits.slice(-2))
  const hours = digits.length > 2 ? Number(digits.slice(0, -2)) : Number(lesson.start.slice(0, 2))
  if (hours > 23 || minutes > 59) return null
  const read = fromMinutes(hours * 60 + minutes)
  return digits.length <= 2 && read < lesson.start ? fromMinutes(hours * 60 + minutes + 60) : read
}

/** What the field of a row shows of a late or a leaving: « 7 », « 0940 ». */
export function fieldText({ minutes, at }: Pick<MarkDraft, 'minutes' | 'at'>): string {
  return minutes === null ? (at ?? '').replace(':', '') : String(minutes)
}

/** Minutes as typed in the row; null when they are none. */
export function minutesDraft(text: string, lesson: Lesson): MarkDraft | null {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : null
  return minutes === null || minutes > 600 ? null : lateDraft(lesson, minutes)
}

/** The hour of a leaving as typed in the row. */
export function hourDraft(text: string, lesson: Lesson): MarkDraft | null {
  const at = readHour(text, lesson)
  return at && { kind: 'left', minutes: null, at, item: null, reason: null }
}
