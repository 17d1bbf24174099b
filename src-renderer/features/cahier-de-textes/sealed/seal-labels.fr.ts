import { formatDay, formatMinutes } from '#renderer/ui/format-fr.ts'

/** Words of an entry and of a visa given, for all who read them. */
export const sealLabels = {
  homeworkFor: (date: string) => `Travail pour ${formatDay(date)}`,
  about: (minutes: number) => `${formatMinutes(minutes)} environ`,
  stamp: 'VISÉ',
  sealedBy: (name: string) => `Scellé par ${name}`,
  pending: 'Donné sur ce poste, à sceller par le portail',
  print: 'Empreinte',
  checked: 'vérifiée ici',
  differs: 'ne correspond plus au texte',
  observation: 'Remarque\u00a0:',
  addendum: (name: string) => `Additif de ${name}`,
  counterEntry: (name: string) => `Contre-écriture de ${name}`,
}
