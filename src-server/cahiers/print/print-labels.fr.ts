import type { HomeworkKind } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { Addendum } from '#shared/domain/cahier-de-textes/visa/addendum.ts'
import type { SealOwner } from '#shared/domain/cahier-de-textes/visa/seal.ts'

const nbsp = '\u00a0'
const dayFormat = new Intl.DateTimeFormat('fr-FR', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
})

/** « mardi 17 novembre 2026 », « mardi 1er décembre 2026 ». */
export function frenchDay(date: string): string {
  return dayFormat
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(/(^|\s)1 /, '$11er ')
    .replaceAll(/ (?=\d)/g, nbsp)
}

/** « 17/11/2026 ». */
export function shortDay(date: string): string {
  return date.split('-').reverse().join('/')
}

/** « 8 h », « 8 h 05 ». */
export function frenchHour(time: string): string {
  const minutes = time.slice(3, 5)
  return `${Number(time.slice(0, 2))}${nbsp}h${minutes === '00' ? '' : nbsp + minutes}`
}

/** « 1 séance », « 12 séances ». */
export function counted(count: number, one: string, many: string): string {
  return `${count}${nbsp}${count < 2 ? one : many}`
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

const kinds: Readonly<Record<HomeworkKind, string>> = {
  exercise: 'exercice',
  learn: 'leçon à apprendre',
  read: 'lecture',
  write: 'écrit',
  project: 'projet',
  revision: 'révisions',
  test: 'contrôle',
  other: 'autre travail',
}

const owners: Readonly<Record<SealOwner, string>> = { direction: 'direction', inspector: 'inspection' }
const addenda: Readonly<Record<Addendum['kind'], string>> = {
  addendum: 'Additif',
  'counter-entry': 'Contre-écriture',
}

/** « 7F3A 91C2 … E04D »: enough for two people to compare aloud, as the screen says it. */
export function shortDigest(hash: string): string {
  const groups = hash.toUpperCase().match(/.{4}/g) ?? []
  return `${groups[0]}${nbsp}${groups[1]}${nbsp}…${nbsp}${groups.at(-1)}`
}

const shortSignature = (value: string) => `${value.slice(0, 6)}…${value.slice(-6)}`

/** What is printed around the words of the teachers. */
export const printLabels = {
  title: 'Visa des cahiers de textes',
  ownTitle: 'Cahier de textes',
  fileName: (title: string) => `${title}.pdf`,
  archiveTitle: (year: number) => `Cahier de textes ${year}-${year + 1}`,
  school: (name: string, uai: string, city: string) =>
    [name, city, uai].filter((part) => part !== '').join(' · '),
  foot: (schoolName: string, date: string, time: string, by: string) =>
    `${schoolName} · fait par le portail le ${shortDay(date)} à ${frenchHour(time)}${by === '' ? '' : ` pour ${by}`}`,
  totalPages: (pages: number) => `sur${nbsp}${pages}`,
  period: (from: string | null, to: string | null) =>
    [from === null ? '' : `du ${frenchDay(from)}`, to === null ? '' : `au ${frenchDay(to)}`].join(' ').trim(),
  everything: 'Tous les cahiers de textes de l’établissement',
  noNotes: 'Les notes privées des professeurs n’y figurent pas.',
  chosen: (names: readonly string[]) => names.join(', '),
  lesson: (date: string, start: string, end: string) =>
    `${capital(frenchDay(date))}, ${frenchHour(start)} à ${frenchHour(end)}`,
  writtenBy: (name: string) => `Texte de ${name}.`,
  nothingWritten: 'Rien n’est écrit de cette séance.',
  documents: 'Documents',
  homework: (kind: HomeworkKind, due: string, minutes: number | null) =>
    `Travail pour ${frenchDay(due)}${nbsp}: ${kinds[kind]}${minutes === null ? '' : `, ${minutes}${nbsp}min environ`}`,
  stamp: 'VISÉ',
  notSealed: 'Pas encore visée.',
  seal: (on: string) => `Visa du ${frenchDay(on)}`,
  sealOfAddendum: (kind: Addendum['kind'], on: string) =>
    kind === 'addendum' ? `Visa de l’additif, ${frenchDay(on)}` : `Contre-écriture scellée, ${frenchDay(on)}`,
  sealedBy: (name: string, owner: SealOwner, index: number) =>
    `Scellé par ${name}, ${owners[owner]}. Sceau n°${nbsp}${index} de ce cahier.`,
  observation: (text: string) => `Remarque${nbsp}: ${text}`,
  digest: (hash: string, holds: boolean) =>
    holds
      ? `Empreinte ${shortDigest(hash)}, vérifiée en imprimant.`
      : `Empreinte différente du texte (${shortDigest(hash)})${nbsp}: prévenez l’administrateur.`,
  previous: (hash: string | null) =>
    hash === null ? 'Premier sceau de ce cahier.' : `Sceau précédent ${shortDigest(hash)}.`,
  signature: (value: string) => `Signature du portail ${shortSignature(value)}.`,
  notSigned: 'Le portail n’a pas signé ce sceau.',
  inFull: 'En entier dans l’annexe.',
  addendum: (kind: Addendum['kind'], name: string, date: string, time: string) =>
    `${addenda[kind]} de ${name}, ${frenchDay(date)}, ${frenchHour(time)}`,
  annex: 'Annexe\u00a0: sceaux en toutes lettres',
  annexHelp:
    'Chaque sceau porte l’empreinte SHA-256 de ce qu’il scelle, celle du sceau précédent du même cahier, et la signature Ed25519 du portail. L’écran du visa et la commande «\u00a0verify-visa\u00a0» du portail les revérifient.',
  annexSeal: (index: number, cahier: string, date: string) =>
    `Sceau n°${nbsp}${index} · ${cahier} · séance du ${shortDay(date)}`,
  annexDigest: 'empreinte  ',
  annexPrevious: 'précédente ',
  annexContent: 'contenu    ',
  annexSignature: 'signature  ',
  annexKeys: 'Clés publiques du portail',
  none: 'aucune',
  someone: 'une personne partie de l’établissement',
}
