import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Digest } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** One cahier de textes: that of a service. Its seals are one chain. */
export type CahierId = Brand<string, 'CahierId'>
export type NoticeId = Brand<string, 'NoticeId'>
export type GrantId = Brand<string, 'GrantId'>
export type AddendumId = Brand<string, 'AddendumId'>

/** Whose visa it is: the school’s direction, or an inspector on a visit (C2). */
export const sealOwners = ['direction', 'inspector'] as const
export type SealOwner = (typeof sealOwners)[number]

/** What a seal holds fast: the entry with its homework, or one addendum or counter-entry written under it since. */
export type SealTarget =
  { readonly kind: 'entry' } | { readonly kind: 'addendum'; readonly addendumId: AddendumId }

/**
 * The visa of one entry as a seal (C1): what was sealed, hashed; chained to the seal before it in the same cahier;
 * signed by the portal. Never withdrawn.
 */
export interface Seal {
  readonly target: SealTarget
  /** Place in the cahier’s chain, from 1. */
  readonly index: number
  /** `hash` of the seal before it in the cahier; null for the first. */
  readonly previous: Digest | null
  /** Digest of the canonical form of what is sealed. */
  readonly content: Digest
  /** Digest of all the rest of this seal, but for the signature. */
  readonly hash: Digest
  readonly noticeId: NoticeId
  readonly grantId: GrantId
  readonly by: StaffId
  readonly owner: SealOwner
  /** What is said to the teacher with the visa; may be empty. */
  readonly observation: string
  /** The portal’s clock, and the day on the school’s wall. */
  readonly at: Instant
  readonly on: PlainDate
  /** Ed25519 over `hash`, base64url, by the key `keyId` of the portal; null until the portal has signed. */
  readonly signature: { readonly keyId: string; readonly value: string } | null
}

export const observationMax = 2000

export const sealSchema: z.ZodType<Seal> = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('entry') }),
    z.strictObject({ kind: z.literal('addendum'), addendumId: idSchema<AddendumId>() }),
  ]),
  index: z.int().min(1),
  previous: digestSchema.nullable(),
  content: digestSchema,
  hash: digestSchema,
  noticeId: idSchema<NoticeId>(),
  grantId: idSchema<GrantId>(),
  by: idSchema<StaffId>(),
  owner: z.enum(sealOwners),
  observation: z.string().max(observationMax),
  at: instantSchema,
  on: plainDateSchema,
  signature: z.strictObject({ keyId: z.string().max(80), value: z.string().max(120) }).nullable(),
})
