import type { RefusalParams } from '#shared/kernel/decision.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { countOf, formatDate, formatDay } from '#renderer/ui/format-fr.ts'

const day = (params: RefusalParams, field: string) => {
  const date = String(params[field] ?? '')
  return isPlainDate(date) ? formatDay(date) : date
}

type Sentences = Readonly<Record<string, (params: RefusalParams) => RefusalLabel>>

const entrySentences: Sentences = {
  'not-your-cahier': () => ({
    says: 'Ce cours n’est pas dans vos cahiers de textes.',
    todo: 'Si vous y remplacez quelqu’un, demandez à la vie scolaire de l’indiquer dans l’emploi du temps.',
  }),
  'no-cahier-for-permanence': () => ({
    says: 'Une permanence n’a pas de cahier de textes.',
    todo: 'Écrivez plutôt une observation dans l’appel.',
  }),
  'entry-unknown': () => ({
    says: 'Cette séance n’existe plus dans le cahier de textes.',
    todo: 'Écrivez-la à nouveau si elle doit être gardée.',
  }),
  'entry-sealed': (params) => ({
    says: `Cette séance a été visée le ${day(params, 'date')} : elle ne change plus.`,
    todo: 'Votre texte est gardé ici. Vous pouvez en faire un additif, daté et signé, sous la séance.',
  }),
  'entry-filled': (params) => ({
    says: `Le cahier de textes de cette heure (${day(params, 'date')}) est déjà rempli.`,
    todo: 'Rien n’a été écrit par-dessus. Ouvrez cette séance, ou choisissez une autre heure.',
  }),
  'entry-rewritten': () => ({
    says: 'Un collègue a complété cette séance entre-temps : elle n’a pas été supprimée.',
    todo: 'Relisez-la avant de la supprimer.',
  }),
  'two-contents': () => ({
    says: 'Un collègue a écrit la même séance. Les deux textes sont gardés.',
    todo: 'Ouvrez la séance et choisissez celui qui reste.',
  }),
  'two-notes': () => ({
    says: 'Vous aviez écrit cette note depuis un autre poste. Les deux textes sont gardés.',
    todo: 'Ouvrez la note et choisissez celui qui reste.',
  }),
  'two-series': (params) => ({
    says: `La progression « ${String(params['title'] ?? '')} » avait été enregistrée autrement depuis un autre poste.`,
    todo: 'Les deux sont gardées côte à côte. Supprimez celle qui est de trop.',
  }),
  'series-changed': () => ({
    says: 'Cette progression a changé depuis un autre poste : elle n’a pas été supprimée.',
    todo: 'Relisez-la avant de la supprimer.',
  }),
}

const homeworkSentences: Sentences = {
  'homework-unknown': () => ({
    says: 'Ce travail n’est plus demandé.',
    todo: 'Donnez-le à nouveau s’il doit l’être.',
  }),
  'homework-due-before': (params) => ({
    says: 'Un travail ne se demande pas pour un jour déjà passé.',
    todo: `Choisissez le ${day(params, 'date')} ou un jour plus tard.`,
  }),
  'homework-reworded': () => ({
    says: 'Un collègue a changé ce travail entre-temps : il n’a pas été retiré.',
    todo: 'Relisez-le avant de le retirer.',
  }),
  'too-much-homework': (params) => ({
    says: `Une séance ne donne pas plus de ${String(params['max'] ?? '')} travaux.`,
    todo: 'Réunissez-en plusieurs dans un seul texte.',
  }),
  'two-homeworks': () => ({
    says: 'Un collègue a écrit le même travail. Les deux textes sont gardés.',
    todo: 'Ouvrez la séance et choisissez celui qui reste.',
  }),
}

const visaSentences: Sentences = {
  'visa-rights': () => ({
    says: 'Le visa appartient au chef d’établissement et à ceux qui ont sa délégation.',
    todo: 'Demandez cette délégation, ou laissez-lui ce visa.',
  }),
  'notice-too-short': (params) => ({
    says: `Un visa s’annonce au moins huit jours à l’avance : au plus tôt pour le ${day(params, 'first')}.`,
    todo: 'Choisissez ce jour ou un jour plus tard.',
  }),
  'notice-exists': () => ({ says: 'Ce visa est déjà annoncé.', todo: 'Rien à faire.' }),
  'notice-unknown': () => ({
    says: 'Aucun visa n’est annoncé pour ces séances.',
    todo: 'Annoncez-le d’abord aux professeurs.',
  }),
  'not-your-notice': () => ({
    says: 'Cette annonce s’adresse à un collègue.',
    todo: 'Rien à faire.',
  }),
  'visa-too-early': (params) => ({
    says: `Ce visa sera possible le ${day(params, 'date')}.`,
    todo: 'Attendez ce jour : les professeurs en ont été prévenus.',
  }),
  'visa-not-covered': () => ({
    says: 'L’annonce ne concerne aucune de ces séances.',
    todo: 'Choisissez des séances annoncées, ou annoncez un autre visa.',
  }),
  'visa-partial': (params) => ({
    says: `${countOf(Number(params['left'] ?? 0), 'séance n’a pas été visée', 'séances n’ont pas été visées')} : elles ne sont plus là ou ne sont pas dans l’annonce.`,
    todo: 'Les autres sont visées.',
  }),
  'entry-not-sealed': () => ({
    says: 'Cette séance n’est pas encore visée.',
    todo: 'Changez la séance elle-même.',
  }),
  'too-many-addenda': (params) => ({
    says: `Une séance ne porte pas plus de ${String(params['max'] ?? '')} additifs.`,
    todo: 'Complétez le dernier dans une séance suivante.',
  }),
  'addendum-exists': () => ({ says: 'Cet additif est déjà écrit.', todo: 'Rien à faire.' }),
  'direction-decides': () => ({
    says: 'Ce réglage se décide par la direction.',
    todo: 'Demandez-le-lui.',
  }),
  'cahier-setting-changed': () => ({
    says: 'Quelqu’un a changé ce réglage entre-temps. Le sien est gardé.',
    todo: 'Relisez-le, puis changez-le à nouveau s’il le faut.',
  }),
}

const readingSentences: Sentences = {
  'pass-days-wrong': () => ({
    says: 'Ces jours sont passés, ou leur ordre est inversé.',
    todo: 'Choisissez un premier et un dernier jour à venir.',
  }),
  'pass-too-long': (params) => ({
    says: `Une lecture s’ouvre pour huit jours au plus : jusqu’au ${day(params, 'last')}.`,
    todo: 'Raccourcissez-la. Chaque professeur peut consentir à plus longtemps, par écrit.',
  }),
  'pass-exists': () => ({ says: 'Cette lecture est déjà ouverte.', todo: 'Rien à faire.' }),
  'pass-unknown': () => ({
    says: 'Cette lecture n’existe pas.',
    todo: 'Revenez à la liste des lectures ouvertes.',
  }),
  'visit-staff-unknown': () => ({
    says: 'Une des personnes choisies n’a plus ce rôle dans l’établissement.',
    todo: 'Choisissez à nouveau l’inspecteur et les professeurs.',
  }),
  'not-your-consent': () => ({
    says: 'Ce consentement ne vous est pas demandé.',
    todo: 'Rien à faire.',
  }),
  'reading-ended': () => ({
    says: 'Cette lecture est terminée.',
    todo: 'Rien à faire : rien n’est plus ouvert.',
  }),
  'extension-too-short': (params) => ({
    says: `La lecture va déjà jusqu’au ${day(params, 'date')}.`,
    todo: 'Répondez oui, ou choisissez un jour plus tard.',
  }),
  'extension-too-long': (params) => ({
    says: `Une prolongation ne va pas au-delà du ${formatDate(String(params['last'] ?? ''), { withYear: true })}.`,
    todo: 'Choisissez un jour plus tôt.',
  }),
  'reading-not-open': () => ({
    says: 'Ce cahier de textes ne vous est pas ouvert aujourd’hui.',
    todo: 'Voyez avec la direction de l’établissement.',
  }),
  'visit-without-visa': () => ({
    says: 'Cette lecture a été ouverte sans visa.',
    todo: 'Demandez à la direction d’en ouvrir une avec visa.',
  }),
}

const addressSentences: Sentences = {
  'address-empty': () => ({
    says: 'Aucune adresse n’est écrite.',
    todo: 'Copiez celle de la page depuis un navigateur.',
  }),
  'address-without-scheme': () => ({
    says: 'Cette adresse n’est pas entière.',
    todo: 'Une adresse commence par https://.',
  }),
  'address-not-protected': () => ({
    says: 'Une adresse en http:// n’est pas protégée\u00a0: ce qui y passe peut être lu ou changé en route.',
    todo: 'Essayez la même en https://.',
  }),
  'address-of-a-file': () => ({
    says: 'C’est un fichier de cet ordinateur\u00a0: il ne s’ouvrira chez aucun élève.',
    todo: 'Déposez-le dans l’espace documentaire de l’ENT, puis copiez ici son adresse.',
  }),
  'address-scheme': (params) => ({
    says: `Une adresse en «\u00a0${String(params['scheme'] ?? '')}:\u00a0» n’est pas celle d’une page du web.`,
    todo: 'Donnez une adresse qui commence par https://.',
  }),
  'address-too-long': (params) => ({
    says: `Cette adresse dépasse ${String(params['max'] ?? '')} signes.`,
    todo: 'Cherchez un lien plus court vers la même page.',
  }),
  'address-unreadable': () => ({
    says: 'Cette adresse ne mène à aucune page.',
    todo: 'Copiez-la à nouveau depuis la barre d’un navigateur, sans espace ni identifiant.',
  }),
}

/** Refusals and notices of the cahier de textes, its visa and its reading, as sentences. */
export const refusalLabels: Sentences = {
  ...entrySentences,
  ...addressSentences,
  ...homeworkSentences,
  ...visaSentences,
  ...readingSentences,
}
