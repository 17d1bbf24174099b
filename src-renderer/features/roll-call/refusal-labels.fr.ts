import type { RefusalParams } from '#shared/kernel/decision.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { formatDate } from '#renderer/ui/format-fr.ts'

const day = (params: RefusalParams) => {
  const date = String(params['date'] ?? '')
  return isPlainDate(date) ? formatDate(date) : date
}

/** Refusals and notices of the roll call, as sentences: what happened, what the reader can do. */
export const refusalLabels: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'not-your-lesson': () => ({
    says: 'Ce cours n’est pas dans vos services ce jour-là.',
    todo: 'Si vous y remplacez quelqu’un, demandez à la vie scolaire de l’indiquer dans l’emploi du temps.',
  }),
  'lesson-unknown': () => ({
    says: 'Ce cours n’existe plus dans l’emploi du temps.',
    todo: 'Cherchez-le à sa nouvelle heure.',
  }),
  'lesson-cancelled': (params) => ({
    says:
      params['isMoved'] === true
        ? 'Ce cours a été déplacé : son appel se fait à sa nouvelle heure.'
        : 'Ce cours a été annulé : il n’a pas d’appel.',
    todo: 'Ce que vous aviez saisi est gardé ici. Si le cours a eu lieu, prévenez la vie scolaire.',
  }),
  'correction-closed': (params) => ({
    says: `Cet appel ne se corrige plus par le professeur depuis le ${day(params)}.`,
    todo: 'Demandez la correction à la vie scolaire.',
  }),
  'not-in-list': (params) => ({
    says: `L’élève n’est pas dans cette liste le ${day(params)}.`,
    todo: 'Vérifiez avec le secrétariat ses dates d’entrée, de sortie ou de groupe.',
  }),
  'not-permanence': () => ({
    says: 'On n’ajoute des présents que dans une permanence.',
    todo: 'Marquez plutôt les absents.',
  }),
  'module-off': () => ({
    says: 'L’établissement a fermé ce module.',
    todo: 'Demandez à la direction s’il doit être rouvert.',
  }),
  'observation-unknown': () => ({
    says: 'Cette observation n’existe plus.',
    todo: 'Écrivez-la à nouveau si elle doit être gardée.',
  }),
  'not-your-observation': () => ({
    says: 'Cette observation appartient à un autre cours.',
    todo: 'Demandez à son auteur ou à la vie scolaire de la changer.',
  }),
  contradiction: () => ({
    says: 'Un collègue a marqué cet élève autrement. Les deux marques sont gardées.',
    todo: 'Ouvrez l’appel et choisissez celle qui est vraie.',
  }),
  'desk-late-stands': () => ({
    says: 'L’élève s’était déjà présenté au bureau des retards : votre « absent » y a cédé la place.',
    todo: 'S’il n’est jamais venu en cours, marquez-le absent à nouveau.',
  }),
  'already-ended': () => ({
    says: 'Un collègue avait déjà terminé cet appel. Vos marques y sont.',
    todo: 'Rien à faire.',
  }),
  'two-texts': () => ({
    says: 'Un collègue a réécrit la même observation. Les deux textes sont gardés.',
    todo: 'Ouvrez l’observation et choisissez.',
  }),
  'timetable-rights': () => ({
    says: 'L’emploi du temps se change par la direction ou un CPE.',
    todo: 'Demandez-le-leur.',
  }),
  'lesson-exists': () => ({ says: 'Ce cours a déjà été déplacé.', todo: 'Ouvrez-le à sa nouvelle heure.' }),
  'staff-unknown': () => ({
    says: 'Cette personne n’est plus dans l’établissement.',
    todo: 'Choisissez un autre remplaçant.',
  }),
  'not-their-lesson': () => ({
    says: 'Ce cours n’est pas celui de la personne à remplacer.',
    todo: 'Vérifiez l’emploi du temps du jour.',
  }),
  'not-kept': () => ({
    says: 'Ce poste n’a pas pu écrire sur son disque : rien n’est enregistré.',
    todo: 'Notez l’appel sur papier et signalez le problème.',
  }),
}

/** The sentence of a code; one without its own says that nothing was kept. */
export function tellRefusal(code: string, params: RefusalParams): RefusalLabel {
  const label = refusalLabels[code]
  return label
    ? label(params)
    : {
        says: `Cette saisie n’a pas été acceptée (${code}).`,
        todo: 'Rien n’est perdu ailleurs. Signalez le problème si cela se reproduit.',
      }
}
