import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { recordLateArrival } from '#shared/domain/roll-call/late-arrival-commands.ts'
import { tellCommand, type CommandTeller } from '#renderer/features/feature-line.ts'
import { formatHour, formatMinutes } from '#renderer/ui/format-fr.ts'
import { tellReason } from './labels.fr.ts'

const unreadable = {
  title: 'Billet de retard',
  detail: 'Saisie d’une version plus récente de Pupitre\u00a0: gardée telle quelle',
}

/** What a waiting slip is, in French, for « Ce qui attend ». */
export const commandLabels: Readonly<Record<string, CommandTeller>> = {
  [recordLateArrival.name]: tellCommand(
    recordLateArrival,
    unreadable,
    ({ studentId, minutes, at, reason }, facts) => {
      const student = facts.get(studentRecord, studentId)
      return {
        title: `Billet de retard, ${student ? listName(student) : 'un élève'}`,
        detail: `${formatHour(at)}, ${formatMinutes(minutes)}, ${tellReason(reason).toLocaleLowerCase('fr')}`,
      }
    },
  ),
}
