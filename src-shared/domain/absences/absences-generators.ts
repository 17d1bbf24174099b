import { defineGenerator, type CommandGenerator } from '#shared/domain/core/generator.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { absenceReasons, announceAbsence, cancelAbsence } from './absence-commands.ts'
import { absenceRecord, type AbsenceId } from './absence.ts'

const hours = ['08:00', '10:00', '13:30', '17:00'].map(timeOfDay)
const morning = timeOfDay('08:00')

export const absencesGenerators: readonly CommandGenerator[] = [
  defineGenerator(announceAbsence, (chance, seen) => {
    const student = chance.pick(seen.all(studentRecord))
    const again = chance.likely(0.1) ? chance.pick(seen.all(absenceRecord)) : undefined
    const from = addDays(seen.today, chance.whole(3))
    return {
      id: again?.id ?? (chance.newId('absence') as AbsenceId),
      studentId: student && chance.likely(0.95) ? student.id : ('nobody' as StudentId),
      from,
      to: addDays(from, chance.whole(3)),
      fromTime: chance.pick(hours) ?? morning,
      toTime: chance.pick(hours) ?? morning,
      reason: chance.pick(absenceReasons) ?? 'other',
      isJustified: chance.likely(0.5),
    }
  }),
  defineGenerator(cancelAbsence, (chance, seen) => {
    const absence = chance.pick(seen.all(absenceRecord))
    return absence ? { id: absence.id } : null
  }),
]
