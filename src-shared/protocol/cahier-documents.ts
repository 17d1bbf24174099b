import { z } from 'zod'
import { answerMark } from './envelope.ts'

const id = z.string().min(1).max(120)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Entries that one PDF holds at most: beyond, one asks for a class, a teacher or a shorter period. */
export const visaPdfEntriesMax = 6_000

/** POST /cahiers/visa-pdf: whose entries, of when. What is empty or null chooses nothing out; together they narrow. */
export const visaPdfMessage = z.strictObject({
  teacherIds: z.array(id).max(300),
  divisionIds: z.array(id).max(200),
  subjectIds: z.array(id).max(200),
  from: day.nullable(),
  to: day.nullable(),
})
export type VisaPdfMessage = z.infer<typeof visaPdfMessage>

/** POST /cahiers/archives: the cahiers of one teacher this school year, or of all. */
export const archiveMessage = z.strictObject({ teacherId: id.nullable() })

/** A document that the portal made and keeps for a time. */
export const madeDocument = z.object({
  id: z.string(),
  kind: z.enum(['visa-pdf', 'archive']),
  fileName: z.string(),
  size: z.int(),
  pages: z.int(),
  entries: z.int(),
  seals: z.int(),
  sha256: z.string(),
  madeAt: z.string(),
  schoolYear: z.int(),
  teacherId: z.string().nullable(),
  /** The last day on which it is kept. */
  keptUntil: z.string(),
})
export type MadeDocument = z.infer<typeof madeDocument>

/** What differs from what was sealed, and where. `index` is the seal’s number in its cahier. */
export const sealDifference = z.object({
  fault: z.string(),
  index: z.int(),
  /** « Mathématiques · 3e B · M. Oliveira ». */
  cahier: z.string(),
  /** The lesson; null when the chain itself is at fault. */
  date: z.string().nullable(),
})

/** What a re-check of every seal found (C1). */
export const sealCheck = z.object({
  cahiers: z.int(),
  entries: z.int(),
  seals: z.int(),
  differences: z.int(),
  /** The first of them. */
  shown: z.array(sealDifference),
})
export type SealCheck = z.infer<typeof sealCheck>

export const jobStates = ['waiting', 'working', 'done', 'failed', 'cancelled'] as const

/** A long piece of work of the portal, for who asked it. `code` says why it failed. */
export const jobMessage = z.object({
  id: z.string(),
  kind: z.enum(['visa-pdf', 'archive', 'seal-check']),
  state: z.enum(jobStates),
  done: z.int(),
  /** 0 as long as it is not known. */
  total: z.int(),
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  document: madeDocument.nullable(),
  check: sealCheck.nullable(),
})
export type JobMessage = z.infer<typeof jobMessage>

/** POST /cahiers/visa-pdf, /cahiers/archives, /cahiers/seal-checks; GET and DELETE /cahiers/jobs/:id. */
export const jobAnswer = z.object({ ...answerMark, job: jobMessage })

/** GET /cahiers/archives: those kept, the latest first. */
export const archivesAnswer = z.object({ ...answerMark, archives: z.array(madeDocument) })
