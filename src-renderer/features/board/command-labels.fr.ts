import { announceAbsence, cancelAbsence } from '#shared/domain/absences/absence-commands.ts'
import { absenceRecord } from '#shared/domain/absences/absence.ts'
import type { CommandType, Facts } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { tellCommand, type CommandLabel, type CommandTeller } from '#renderer/features/feature-line.ts'
import { formatDay } from '#renderer/ui/format-fr.ts'
import { reasonWords } from './labels.fr.ts'

function studentName(facts: Facts, id: StudentId | undefined): string {
  const student = id && facts.get(studentRecord, id)
  return student ? listName(student) : 'un élève'
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
])
