import { z } from 'zod'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import type { ElevesFile, ResponsablesFile } from '#server/import/decoding/siecle-files.ts'
import type { StsFile } from '#server/import/decoding/sts-files.ts'
import type { DecodedFile } from '#server/import/reading/decoded-file.ts'

const text = z.string()
const date = plainDateSchema.nullable()

const eleveSchema = z.object({
  eleveId: text,
  ine: text.nullable(),
  familyName: text,
  usageName: text,
  givenName: text,
  birthDate: date,
  sex: z.enum(['F', 'M']),
  regime: text,
  enteredOn: date,
  lastDay: date,
  mef: text,
  phone: text,
  addressId: text,
})

const personSchema = z.object({
  personId: text,
  civility: text,
  familyName: text,
  usageName: text,
  givenName: text,
  homePhone: text,
  mobilePhone: text,
  workPhone: text,
  email: text,
  acceptsSms: z.boolean(),
  addressId: text,
})

const linkSchema = z.object({
  eleveId: text,
  personId: text,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  kinship: text,
  isFirstContact: z.boolean(),
  housesStudent: z.boolean(),
  paysFees: z.boolean(),
})

const courseSchema = z.object({
  alternance: text,
  weekday: z.int(),
  startMinutes: z.int(),
  durationMinutes: z.int(),
})

/** What is kept of an item set aside: enough to import it alone once a person has decided. */
export const heldPayloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pupil'),
    file: text,
    row: eleveSchema,
    structures: z.object({ divisions: z.array(text), groups: z.array(text) }),
    address: text,
    /** Ids of the pupils of the base that he may be. */
    mayBe: z.array(text),
    links: z.array(linkSchema),
    persons: z.array(personSchema),
  }),
  z.object({
    kind: z.literal('service'),
    file: text,
    structure: z.enum(['division', 'group']),
    code: text,
    row: z.object({
      subjectCode: text,
      modality: text,
      teachers: z.array(z.object({ id: text, type: text, courses: z.array(courseSchema) })),
      courses: z.array(courseSchema),
    }),
    alternances: z.array(z.object({ code: text, weeks: z.array(plainDateSchema) })),
    yearFrom: date,
    yearTo: date,
  }),
])
export type HeldPayload = z.infer<typeof heldPayloadSchema>
type HeldStudent = Extract<HeldPayload, { kind: 'pupil' }>
type HeldService = Extract<HeldPayload, { kind: 'service' }>

const silent = { uai: null, schoolYear: null }

/** The item as files of an import that would hold nothing else. */
export function filesOfHeld(payload: HeldPayload): DecodedFile[] {
  return payload.kind === 'pupil' ? [elevesOf(payload), responsablesOf(payload)] : [timetableOf(payload)]
}

function elevesOf({ file, row, structures, address }: HeldStudent): ElevesFile {
  const addresses = new Map(address === '' ? [] : [[row.addressId, address]])
  return {
    kind: 'eleves',
    file,
    ...silent,
    eleves: [row],
    structures: new Map([[row.eleveId, structures]]),
    addresses,
  }
}

function responsablesOf({ file, persons, links }: HeldStudent): ResponsablesFile {
  return { kind: 'responsables', file, ...silent, persons, links, addresses: new Map() }
}

function timetableOf({ file, structure, code, row, alternances, yearFrom, yearTo }: HeldService): StsFile {
  const holder = { code, label: '', services: [row], divisionCodes: [] }
  return {
    kind: 'edt',
    file,
    ...silent,
    school: { academy: '', name: '' },
    yearFrom,
    yearTo,
    subjects: [],
    persons: [],
    divisions: structure === 'division' ? [holder] : [],
    groups: structure === 'group' ? [holder] : [],
    alternances,
    unreadableCourses: 0,
  }
}
