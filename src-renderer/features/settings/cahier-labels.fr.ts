import type { EntryPublication } from '#shared/domain/cahier-de-textes/cahier-settings.ts'

/** Words of the settings of the cahiers de textes. */
export const cahierLabels = {
  title: 'Cahier de textes et visa',
  detail: 'Décidé par la direction. Chaque changement est signé et daté.',
  readOnly: 'La direction peut changer ces réglages.',
  publication: 'Les familles voient une séance et son travail',
  publicationHelp:
    'Jamais pendant la pause numérique, qui se règle plus haut\u00a0: une séance écrite alors part à sa fin.',
  noticeDays: 'Jours entre l’annonce d’un visa et le visa, huit au moins',
  archiveYears: 'Années de conservation des archives',
  holders: 'Qui peut annoncer et donner un visa',
  holdersAll: 'Personne n’est nommé\u00a0: toute la direction le peut. Pour déléguer, cochez-vous d’abord.',
  holdersNamed:
    'Les personnes cochées, et elles seules. Qui n’est plus coché ne peut plus changer cette liste.',
  holdersClosed: 'Le visa est délégué à d’autres\u00a0: elles seules changent cette liste.',
  noDirection: 'Aucun membre de la direction n’est connu sur ce poste.',
  saved: (name: string) => `Enregistré ici\u00a0: ${name}`,
}

export const publicationWords: Readonly<Record<EntryPublication, string>> = {
  'lesson-start': 'au début du cours',
  'lesson-end': 'à la fin du cours',
  'at-once': 'dès qu’elle est écrite',
}

export const cahierSettingNames = {
  publication: 'moment de publication',
  noticeDays: 'délai du visa',
  archiveYears: 'conservation des archives',
  visaHolderIds: 'délégation du visa',
}
