import type { CommandType, Facts } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { addPresent, clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import {
  chooseObservationText,
  reviseObservation,
  writeObservation,
} from '#shared/domain/roll-call/observation-commands.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { beginRollCall, endRollCall, takeRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import { cancelLesson, moveLesson, replaceTeacher } from '#shared/domain/timetable/lesson-commands.ts'
import { audienceName, staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { tellCommand, type CommandLabel, type CommandTeller } from '#renderer/features/feature-line.ts'
import { countOf, formatDay, formatHour, formatMinutes, formatWeekday } from '#renderer/ui/format-fr.ts'
import { labels, markWords } from './labels.fr.ts'

/** « Appel 3e B, lundi 8 h ». */
function lessonTitle(facts: Facts, lessonId: LessonId): string {
  const lesson = facts.get(lessonRecord, lessonId)
  if (!lesson) return 'Appel'
  const audience = audienceName(facts, lesson) || labels.permanence
  return `Appel ${audience}, ${formatWeekday(lesson.date)} ${formatHour(lesson.start)}`
}

function studentName(facts: Facts, id: StudentId): string {
  const student = facts.get(studentRecord, id)
  return student ? listName(student) : 'un élève'
}

const unreadable: CommandLabel = {
  title: 'Appel',
  detail: 'Saisie d’une version plus récente de Pupitre : gardée telle quelle',
}

function teller<Args>(
  command: CommandType<Args>,
  tell: (args: Args, facts: Facts) => CommandLabel,
): readonly [string, CommandTeller] {
  return [command.name, tellCommand(command, unreadable, tell)]
}

/** Begin, end, sheet: what is said of the lesson alone. */
const callTellers = [
  teller(beginRollCall, ({ lessonId }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: 'Appel commencé',
  })),
  teller(endRollCall, ({ lessonId }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: 'Appel terminé',
  })),
  teller(takeRollCall, ({ lessonId, marks }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: `Appel terminé : ${countOf(marks.length, 'élève marqué', 'élèves marqués', 'tous présents')}`,
  })),
]

const markTellers = [
  teller(markStudent, ({ lessonId, studentId, mark }, facts) => {
    const minutes = mark.minutes === null ? '' : ` de ${formatMinutes(mark.minutes)}`
    return {
      title: lessonTitle(facts, lessonId),
      detail: `${studentName(facts, studentId)} : ${markWords[mark.kind].toLocaleLowerCase('fr')}${minutes}`,
    }
  }),
  teller(clearMark, ({ lessonId, studentId }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: `${studentName(facts, studentId)} : marque effacée`,
  })),
  teller(addPresent, ({ lessonId, studentId }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: `${studentName(facts, studentId)} : présent en permanence`,
  })),
]

function aboutObservation(facts: Facts, id: string, detail: string): CommandLabel {
  const observation = facts.get(observationRecord, id)
  if (!observation) return { title: 'Observation', detail }
  return {
    title: lessonTitle(facts, observation.lessonId),
    detail: `${studentName(facts, observation.studentId)} : ${detail}`,
  }
}

const textTellers = [
  teller(writeObservation, ({ lessonId, studentId, nature }, facts) => ({
    title: lessonTitle(facts, lessonId),
    detail: `${studentName(facts, studentId)} : ${nature === 'exclusion' ? 'rapport d’exclusion' : 'observation'}`,
  })),
  teller(reviseObservation, ({ observationId }, facts) =>
    aboutObservation(facts, observationId, 'observation réécrite'),
  ),
  teller(chooseObservationText, ({ observationId }, facts) =>
    aboutObservation(facts, observationId, 'texte choisi'),
  ),
]

/** « Cours de 3e B, lundi 8 h ». */
function courseTitle(facts: Facts, lessonId: LessonId): string {
  return lessonTitle(facts, lessonId).replace(/^Appel/, 'Cours de')
}

const courseTellers = [
  teller(cancelLesson, ({ lessonId }, facts) => ({
    title: courseTitle(facts, lessonId),
    detail: 'Cours annulé',
  })),
  teller(moveLesson, ({ lessonId, date, start }, facts) => ({
    title: courseTitle(facts, lessonId),
    detail: `Cours déplacé au ${formatDay(date)}, ${formatHour(start)}`,
  })),
  teller(replaceTeacher, ({ lessonId, absentId, replacementId }, facts) => ({
    title: courseTitle(facts, lessonId),
    detail: `${staffName(facts, replacementId)} remplace ${staffName(facts, absentId)}`,
  })),
]

/** What each waiting command is, in French, for « Ce qui attend ». */
export const commandLabels: Readonly<Record<string, CommandTeller>> = Object.fromEntries([
  ...callTellers,
  ...markTellers,
  ...textTellers,
  ...courseTellers,
])
