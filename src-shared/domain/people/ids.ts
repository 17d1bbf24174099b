import type { Brand } from '#shared/kernel/brand.ts'

export type StudentId = Brand<string, 'StudentId'>
export type GuardianId = Brand<string, 'GuardianId'>
/** A division, « 3e B »: the pupil's class. */
export type DivisionId = Brand<string, 'DivisionId'>
/** A group of pupils across or inside divisions. */
export type GroupId = Brand<string, 'GroupId'>
export type SubjectId = Brand<string, 'SubjectId'>
/** A service of STS: who teaches what to whom. */
export type TeachingServiceId = Brand<string, 'TeachingServiceId'>
