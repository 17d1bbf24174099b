/** What people of the demonstration write: data of the school, in French as in life. */
export const observationTexts: readonly string[] = [
  'Travail sérieux et participation de qualité aujourd’hui.',
  'Bavardages répétés malgré deux rappels.',
  'N’avait pas appris sa leçon ; à revoir pour la prochaine séance.',
  'A aidé un camarade à rattraper le cours manqué. Très bon esprit.',
  'Fatigue visible en fin d’heure, à signaler à la vie scolaire.',
  'Exposé clair et bien préparé.',
  'Refuse de se mettre au travail en début d’heure, puis s’y met.',
  'Progrès nets à l’écrit depuis la rentrée.',
]

export const exclusionTexts: readonly string[] = [
  'A jeté une trousse à travers la classe après un premier rappel.',
  'Insolence répétée envers le professeur, travail à rendre à la vie scolaire.',
]

export const exitRegimes: readonly string[] = [
  'Sortie libre en fin de demi-journée',
  'Sortie en cas d’absence d’un professeur',
  'Pas de sortie avant la fin des cours',
]

/** How the post of a room is called. */
export function postOfRoom(room: string): string {
  return /^\d/.test(room) ? `Poste salle ${room}` : `Poste ${room}`
}

export const permanenceWords = { code: 'PERM', label: 'Permanence', room: 'Permanence' } as const

/** Titles of those whom STS does not tell apart or does not know. */
export const titles = {
  principal: { 'M.': 'principal', Mme: 'principale' },
  deputy: { 'M.': 'principal adjoint', Mme: 'principale adjointe' },
  cpe: { 'M.': 'conseiller principal d’éducation', Mme: 'conseillère principale d’éducation' },
  aed: { 'M.': 'assistant d’éducation', Mme: 'assistante d’éducation' },
  secretariat: { 'M.': 'secrétaire de direction', Mme: 'secrétaire de direction' },
  administrator: { 'M.': 'référent numérique', Mme: 'référente numérique' },
  inspector: { 'M.': 'inspecteur pédagogique régional', Mme: 'inspectrice pédagogique régionale' },
} as const
