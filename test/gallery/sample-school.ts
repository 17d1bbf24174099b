import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Role } from '#shared/domain/core/actor.ts'
import type { DivisionId, StudentId } from '#shared/domain/people/ids.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord } from '#shared/domain/people/structures.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { observationRecord, type Observation } from '#shared/domain/roll-call/observation.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { createCollections, type RowChange } from '#renderer/store/collections.ts'
import { setCurrentVault } from '#renderer/store/current-vault.ts'
import type { Vault } from '#renderer/store/vault.ts'

/** Invented people: nobody real. */
const pupils = [
  ['Touré-Lemoine', 'Assia'],
  ['Touzeau', 'Bastien'],
  ['Abdellaoui', 'Inès'],
  ['Diallo', 'Ousseynou'],
  ['Çelik', 'Emre'],
  ['D’Orazio', 'Chiara'],
  ['Bœuf-Marty', 'Capucine'],
  ['Lefèvre-Nguyen', 'Maëlle'],
] as const
const staff = [
  ['me', 'Mme', 'Diop-Renaud', 'Awa', 'professeure de français', 'teacher'],
  ['other', 'M.', 'Sarrazin', 'Luc', 'professeur de français', 'teacher'],
  ['third', 'Mme', 'Toussaint-Roy', 'Jeanne', 'professeure de mathématiques', 'teacher'],
] as const

export const person: PersonMessage = {
  accountId: 'a-me',
  staffId: 'me',
  login: 'a.diop',
  civility: 'Mme',
  familyName: 'Diop-Renaud',
  givenName: 'Awa',
  title: 'professeure de français',
  roles: ['teacher', 'direction', 'administrator'],
}

const observation = {
  id: 'obs1',
  studentId: 's0',
  lessonId: 'l1',
  date: plainDate('2026-11-17'),
  nature: 'observation',
  text: 'Très bonne participation. Assia aide ses camarades de groupe et a présenté un exposé remarqué sur les contes d’Afrique de l’Ouest. Qu’elle garde ce goût de lire à voix haute.',
  textBy: 'other',
  textAt: instantOf(Date.parse('2026-11-17T15:41:00Z')),
  by: 'me',
  teacherIds: ['me', 'other'],
  writtenAt: instantOf(Date.parse('2026-11-17T10:20:00Z')),
  variants: [
    {
      text: 'Très bonne participation. Assia sait défendre une lecture personnelle, texte en main. L’écrit gagne en précision : les réponses sont construites.',
      by: 'me',
      typedAt: instantOf(Date.parse('2026-11-17T15:12:00Z')),
    },
  ],
  past: [{ text: 'Bonne participation.', by: 'me', typedAt: instantOf(Date.parse('2026-11-16T10:20:00Z')) }],
} as unknown as Observation

function rows(): RowChange[] {
  const school = {
    id: 'school',
    uai: '0750001A',
    name: 'Collège des Hautes-Ormes',
    schoolYear: 2026,
    zone: 'C',
    timeZone: 'Europe/Paris',
    academy: 'Paris',
    city: 'Paris',
  } as const
  const divisions = ['3e B', '4e A'].map((label, index) => ({
    id: `d${index}` as DivisionId,
    code: label,
    label,
    professeurPrincipalIds: ['me' as StaffId],
  }))
  const students = pupils.map(([familyName, givenName], index) => ({
    id: `s${index}` as StudentId,
    familyName,
    givenName,
    sex: 'F' as const,
    divisions: [{ of: `d${index % 2}` as DivisionId, from: plainDate('2026-09-01'), until: null }],
    groups: [],
    boardingStatus: 'demi-pensionnaire' as const,
    exitRegime: 'sortie libre en fin de demi-journée',
    plans: index % 3 === 0 ? ['PAI' as const, 'PAP' as const] : [],
    imageRight: index % 2 === 0 ? true : null,
    enteredOn: plainDate('2026-09-01'),
    leftOn: null,
  }))
  const members = staff.map(([id, civility, familyName, givenName, title, role]) => ({
    id: id as StaffId,
    civility,
    familyName,
    givenName,
    title,
    roles: [role as Role],
  }))
  const put = (kind: string) => (record: { readonly id: string }) => ({ op: 'put', kind, record }) as const
  return [
    put(schoolRecord.kind)(school),
    ...divisions.map(put(divisionRecord.kind)),
    ...students.map(put(studentRecord.kind)),
    ...members.map(put(staffMemberRecord.kind)),
    put(observationRecord.kind)(observation),
  ]
}

/** A vault of the page’s memory, for the eye alone. */
export function openSampleVault(): void {
  const view = createCollections(recordTypes)
  view.apply(rows())
  const texts = new Map<string, string>()
  const vault: Vault = {
    profileId: 'sample-profile',
    person,
    actor: () => ({ staffId: 'me' as StaffId, roles: person.roles as Role[], scopes: [] }),
    view,
    drafts: {
      get: (key) => texts.get(key) ?? '',
      set: (key, text) => void texts.set(key, text),
      clear: (key) => void texts.delete(key),
      subscribe: () => () => {},
      count: () => texts.size,
      flush: async () => {},
    },
    run: async () => ({ kind: 'durable', mid: 1 }),
    couldRun: () => ({ kind: 'unknown' }),
    load: async () => {},
    isLoaded: () => true,
    closeItem: async () => {},
    subscribe: () => () => {},
    portalNow: () => Date.now(),
  }
  setCurrentVault(vault)
}
