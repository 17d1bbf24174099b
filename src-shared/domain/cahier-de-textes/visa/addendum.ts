import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { isBlank, richTextSchema, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { AddendumId } from './seal.ts'

/**
 * What is written under a sealed entry without changing it: by a teacher (additif), or by the direction when a visa
 * was a mistake (contre-écriture). Dated, signed, never rewritten.
 */
export interface Addendum {
  readonly id: AddendumId
  readonly kind: 'addendum' | 'counter-entry'
  readonly text: RichText
  readonly by: StaffId
  /** The author’s own clock. */
  readonly typedAt: Instant
  /** The portal’s. */
  readonly at: Instant
}

export const addendumTextMax = 5_000

export const addendumTextSchema = richTextSchema(addendumTextMax).refine((text) => !isBlank(text))

export const addendumSchema: z.ZodType<Addendum> = z.strictObject({
  id: idSchema<AddendumId>(),
  kind: z.enum(['addendum', 'counter-entry']),
  text: addendumTextSchema,
  by: idSchema<StaffId>(),
  typedAt: instantSchema,
  at: instantSchema,
})
