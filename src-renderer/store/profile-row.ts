import { z } from 'zod'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import { postKinds, type PostKind } from '#shared/domain/people/school-settings.ts'
import { passwordWrapSchema, portalWrapSchema } from './wraps.ts'

const lockMinutes = z.record(z.enum(postKinds), z.int().min(1).max(60))

/**
 * What the lock page may show of a colleague and what it must know before any password: sealed under the post's key,
 * never anything of a pupil (design, lock page; law V1).
 */
export const profileCardSchema = z.object({
  accountId: z.string(),
  login: z.string(),
  civility: z.enum(['M.', 'Mme', '']),
  familyName: z.string(),
  givenName: z.string(),
  title: z.string(),
  schoolName: z.string(),
  lastUsedAt: instantSchema,
  lockedAt: instantSchema.nullable(),
  lockedWhy: z.string().nullable(),
  draftCount: z.int().min(0),
  pendingCount: z.int().min(0),
  dataAsOf: instantSchema.nullable(),
  /** Days without use after which the profile is shredded (law V7). */
  retentionDays: z.int().min(1),
  lockMinutes,
  /** Failed offline tries in a row, and the last of them (law L3). */
  failures: z.int().min(0),
  lastFailedAt: instantSchema.nullable(),
})
export type StoredCard = z.infer<typeof profileCardSchema>
export type LockMinutes = Readonly<Record<PostKind, number>>

/** One person's profile on this post, before it is opened. */
export interface ProfileRow {
  readonly id: string
  /** Null when the post's key changed: the profile then opens online only. */
  readonly card: StoredCard | null
  /** Wrap 1; null once offline unlocking is closed for good. */
  readonly passwordWrap: z.infer<typeof passwordWrapSchema> | null
  readonly portalWrap: z.infer<typeof portalWrapSchema>
  /** The person as the portal knows him, sealed under his own key. Base64. */
  readonly person: string
}

/** What the post shows once, after a profile left it: a code and figures, no name. */
export const farewellSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type Farewell = z.infer<typeof farewellSchema>

/** The registry as it lies on the disk: opaque numbers, wraps and sealed boxes. */
export const registrySchema = z.object({
  v: z.literal(1),
  /** Raised by each write: of two copies, the later counts. */
  revision: z.int().min(0),
  /** Where the system has no keychain: hides the cards from a glance, not from a thief (docs/security.md). */
  postKey: z.string().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      card: z.string(),
      passwordWrap: passwordWrapSchema.nullable(),
      portalWrap: portalWrapSchema,
      person: z.string(),
    }),
  ),
  farewell: z.string().nullable(),
  /** Of all the rest: tells a damaged copy from a whole one. */
  sum: z.string().optional(),
})
export type RegistryFile = Omit<z.infer<typeof registrySchema>, 'sum'>
