import { announceAbsence, cancelAbsence } from '#shared/domain/absences/absence-commands.ts'
import { absenceRecord } from '#shared/domain/absences/absence.ts'
import type { CommandType, Facts } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { cancelLesson, moveLesson, replaceTeacher } from '#shared/domain/timetable/lesson-commands.ts'
import { audienceName, staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { tellCommand, type CommandLabel, type CommandTeller } from '#renderer/features/feature-line.ts'
import { formatDay, formatHour, formatWeekday } from '#renderer/ui/format-fr.ts'
import { reasonWords } from './labels.fr.ts'

function studentName(facts: Facts, id: StudentId | undefined): string {
  const student = id && facts.get(studentRecord, id)
  return student ? listName(student) : 'un élève'
}

/** « Cours de 3e B, lundi 8 h ». */
function lessonName(facts: Facts, id: LessonId): string {
  const lesson = facts.get(lessonRecord, id)
  if (!lesson) return 'Cours'
  return `Cours de ${audienceName(facts, lesson)}, ${formatWeekday(lesson.date)} ${formatHour(lesson.start)}`
}

const unreadable: CommandLabel = {
  title: 'Vie scolaire',
  detail: 'Saisie d’une version plus récente de Pupitre\u00a0: gardée telle quelle',
}

function teller<Args>(
  command: CommandType<Args>,
  tell: (args: Args, facts: Facts) => CommandLabel,
): readonly [string, CommandTeller] {
  return [command.name, tellCommand(command, unreadable, tell)]
}

/** What each waiting command is, in French, for « Ce qui attend ». */
export const commandLabels: Readonly<Record<string, CommandTeller>> = Object.fromEntries([
  teller(announceAbsence, ({ studentId, reason, from }, facts) => ({
    title: `Absence annoncée, ${studentName(facts, studentId)}`,
    detail: `${formatDay(from)}, ${reasonWords(reason)}`,
  })),
  teller(cancelAbsence, ({ id }, facts) => ({
    title: `Absence retirée, ${studentName(facts, facts.get(absenceRecord, id)?.studentId)}`,
    detail: 'L’élève n’est plus annoncé absent',
  })),
  teller(cancelLesson, ({ lessonId }, facts) => ({
    title: lessonName(facts, lessonId),
    detail: 'Cours annulé',
  })),
  teller(moveLesson, ({ lessonId, date, start }, facts) => ({
    title: lessonName(facts, lessonId),
    detail: `Cours déplacé au ${formatDay(date)}, ${formatHour(start)}`,
  })),
  teller(replaceTeacher, ({ lessonId, absentId, replacementId }, facts) => ({
    title: lessonName(facts, lessonId),
    detail: `${staffName(facts, replacementId)} remplace ${staffName(facts, absentId)}`,
  })),
])
